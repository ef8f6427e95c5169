/**
 * The catalogues of sentences that the browser needs, read when the player is built: the very files Python reads.
 *
 * `npm run words` (`make words`) writes which codes there are, and what each takes, as types; a test holds the file to it.
 */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { FluentResource } from "@fluent/bundle";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = resolve(ROOT, "src/legato/words/en");
const TYPES = resolve(ROOT, "web/src/generated/words.ts");
/** Which files of the folder the browser needs; a change to one of these makes the built player stale. */
const NEEDED = resolve(ROOT, "web/catalogues.json");

const MODULE = "virtual:words";
const BEGINS_A_MESSAGE = /^-?[a-zA-Z][\w-]* *=/gm;
const PLURALS = new Set(["zero", "one", "two", "few", "many", "other"]);

/** Give the catalogues the browser needs, each with its messages. */
export async function catalogues() {
  const names = JSON.parse(await readFile(NEEDED, "utf8"));
  return Promise.all(
    names.map(async (name) => ({ name, path: resolve(FOLDER, `${name}.ftl`), messages: await messagesOf(name) })),
  );
}

async function messagesOf(name) {
  const text = await readFile(resolve(FOLDER, `${name}.ftl`), "utf8");
  const { body } = new FluentResource(text);
  // What Fluent does not understand it leaves out in silence.
  const meant = text.match(BEGINS_A_MESSAGE)?.length ?? 0;
  if (body.length !== meant) throw new Error(`${name}.ftl has ${meant} messages, and only ${body.length} can be read.`);
  return body;
}

/** Read the catalogues when the player is built, so that no browser has to. */
export function words() {
  return {
    name: "legato-words",
    resolveId: (id) => (id.replace(/\?.*$/, "") === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const all = await catalogues();
      for (const { path } of all) this.addWatchFile(path);
      return `export default ${JSON.stringify({ body: all.flatMap(({ messages }) => messages) })}`;
    },
  };
}

/** Give what each code takes, as types: an argument that chooses between variants is one of them. */
export async function types() {
  const messages = (await catalogues()).flatMap((one) => one.messages);
  const kinds = new Map();
  for (const { value } of messages) gather(value, kinds);
  const lines = messages.map(({ id, value }) => {
    const names = [...argumentsOf(value)].sort();
    const takes = names.map((name) => `readonly ${name}: ${kindOf(kinds.get(name))}`).join("; ");
    return `  readonly "${id}": ${takes === "" ? "Record<never, never>" : `{ ${takes} }`};`;
  });
  return [
    "// Written by `make words` from the catalogues in src/legato/words/en that web/catalogues.json names.",
    "",
    "/** Every sentence the browser can say, by its code, with what is put in. */",
    "export interface Words {",
    ...lines,
    "}",
    "",
  ].join("\n");
}

/** Give every expression of a pattern, those inside variants too. */
function* expressions(pattern) {
  if (pattern === null || typeof pattern === "string") return;
  for (const part of pattern) if (typeof part !== "string") yield* within(part);
}

function* within(expression) {
  yield expression;
  if (expression.type === "select") {
    yield* within(expression.selector);
    for (const { value } of expression.variants) yield* expressions(value);
  }
  for (const argument of expression.args ?? []) yield* within(argument);
}

/** Give the names of what a pattern takes. */
export function argumentsOf(pattern) {
  return new Set([...expressions(pattern)].filter(({ type }) => type === "var").map(({ name }) => name));
}

/** Note which variants an argument chooses between; one name means the same everywhere. */
function gather(pattern, kinds) {
  for (const { type, selector, variants } of expressions(pattern)) {
    if (type !== "select" || selector.type !== "var") continue;
    const keys = kinds.get(selector.name) ?? new Set();
    for (const { key } of variants) keys.add(key.type === "num" ? Number(key.value) : key.value);
    kinds.set(selector.name, keys);
  }
}

function kindOf(keys) {
  if (keys === undefined) return "string | number";
  const all = [...keys];
  if (all.every((key) => typeof key === "number" || PLURALS.has(key))) return "number";
  if (all.some((key) => typeof key === "number")) throw new Error(`No argument chooses by names and numbers: ${all.join(", ")}`);
  return all.map((key) => JSON.stringify(key)).sort().join(" | ");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await writeFile(TYPES, await types());
