/**
 * Write what the server gives out as types, and a check of what the player lives by, from the API's description.
 *
 * `make api` runs it after the description was written; a test holds the files to it.
 */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import Ajv from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { compile } from "json-schema-to-typescript";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = resolve(ROOT, "web/src/generated");
const BANNER = "// Written by `make api` from docs/api; change what it describes instead.";

/** What the web side speaks of; whatever these need comes along. */
const FROM_THE_API = [
  "Adjusted",
  "ClipsAnswer",
  "CompanyNews",
  "Error",
  "EventIn",
  "MomentAnswer",
  "Narration",
  "OfflineBundle",
  "SittingEvent",
  "Trying",
];
const FROM_THE_DOOR = ["AskIn", "AsksAnswer"];

const SHAPE = `${BANNER}
import type { Narration } from "./api";

interface Check {
  (value: unknown): value is Narration;
  /** Where the last value is none. */
  readonly errors: readonly { readonly instancePath: string }[] | null;
}

export const validate: Check;
`;

/** Give the content of each file, as it follows from the description now. */
export async function generated() {
  const schemas = { ...(await schemasOf("phones.json")), ...(await schemasOf("openapi.json")) };
  const records = reachable(schemas, [...FROM_THE_API, ...FROM_THE_DOOR]);
  return {
    "api.ts": await types(records),
    "timeline-shape.js": check(reachable(schemas, ["Narration"])),
    "timeline-shape.d.ts": SHAPE,
  };
}

async function schemasOf(name) {
  const text = await readFile(resolve(ROOT, "docs/api", name), "utf8");
  return JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")).components.schemas;
}

/** Give these records and every record they name. */
function reachable(schemas, names) {
  const found = {};
  const waiting = [...names];
  while (waiting.length > 0) {
    const name = waiting.pop();
    if (name in found) continue;
    if (!(name in schemas)) throw new Error(`The API describes no ${name}.`);
    found[name] = schemas[name];
    for (const [, inner] of JSON.stringify(schemas[name]).matchAll(/"#\/\$defs\/(\w+)"/g)) waiting.push(inner);
  }
  return Object.fromEntries(Object.entries(found).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Leave out what makes no difference to whoever reads: names of fields said once more, and what `drops` names. */
function plain(schema, drops = [], areFields = false) {
  if (Array.isArray(schema)) return schema.map((one) => plain(one, drops));
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key]) => areFields || (key !== "title" && !drops.includes(key)));
  return Object.fromEntries(kept.map(([key, value]) => [key, plain(value, drops, !areFields && key === "properties")]));
}

async function types(records) {
  const text = await compile({ $defs: plain(records, [], true), additionalProperties: false }, "Records", {
    additionalProperties: false,
    bannerComment: BANNER,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120 },
    unreachableDefinitions: true,
  });
  return text
    .replace(/^\/\*\*\n \* This interface was referenced by [^\n]*\n \* via the `definition` [^\n]*\n \*\/\n/gm, "")
    .replace(/ \*\n \* This interface was referenced by [^\n]*\n \* via the `definition` [^\n]*\n/g, "")
    .replace(/export interface Records \{[^}]*\}\n/, "")
    .replace(/^( +)((?:\w+|\[k: string\])\??:(?= |$))/gm, "$1readonly $2")
    .replace(/(\w+|\([^()]*\))\[\]/g, "readonly $1[]");
}

/** A timeline is checked as the types say; fields nobody knows yet are let through. */
function check(records) {
  const notOfTheTypes = ["additionalProperties", "default", "description", "maxLength", "pattern"];
  const { Narration, ...others } = plain(records, notOfTheTypes, true);
  const ajv = new Ajv({ code: { source: true, esm: true, lines: true }, messages: false, strict: false });
  return `${BANNER}\n${standalone(ajv, ajv.compile({ ...Narration, $defs: others }))}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, text] of Object.entries(await generated())) await writeFile(resolve(FOLDER, name), text);
}
