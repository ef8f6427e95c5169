import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";

import { catalogues, types } from "../../build/words.mjs";
import { language, say, speakAs, type Code } from "../../src/ground/say";
import { pythonSays, ROOT } from "../python";

type Said = readonly [tag: string, code: Code, given: Record<string, unknown>, sentence: string];

/** What Python tried is what the code takes, though no compiler can know. */
const sayAny = say as (code: Code, given: Record<string, unknown>) => string;

let said: readonly Said[];
let codes: readonly string[];

beforeAll(async () => {
  said = pythonSays("words") as typeof said;
  codes = (await catalogues()).flatMap(({ messages }) => messages.map(({ id }) => id));
}, 60_000);

afterEach(() => {
  document.documentElement.lang = "";
  document.body.innerHTML = "";
  speakAs(document.documentElement);
});

const speak = (tag: string): void => {
  document.documentElement.lang = tag;
  speakAs(document.body);
};

describe("what the browser says", () => {
  test("is what Python says by the same code: every message, every variant, in the pseudo-language too", () => {
    expect(new Set(said.map(([, code]) => code))).toEqual(new Set(codes));
    expect(new Set(said.map(([tag]) => tag))).toEqual(new Set(["en-GB", "en-XA"]));
    for (const [tag, code, given, sentence] of said) {
      speak(tag);
      expect(sayAny(code, given), `${tag} ${code} ${JSON.stringify(given)}`).toBe(sentence);
    }
  });

  test("is whole: no mark of the catalogue is left, and in the pseudo-language all of it stands between the marks", () => {
    for (const [tag, , , sentence] of said) {
      expect(sentence).not.toMatch(/[{}$]|\n| {2}/);
      if (tag === "en-XA") expect(sentence).toMatch(/^⟦.+⟧$/);
    }
  });

  test("has its codes, and what each takes, written down as types; `make words` writes them", async () => {
    expect(readFileSync(resolve(ROOT, "web/src/generated/words.ts"), "utf8"), "make words").toBe(await types());
  });

  test("is said by somebody: no message lies in the catalogues that nobody asks for", () => {
    const sources = sourcesIn(resolve(ROOT, "web/src")).filter((path) => !path.includes("/generated/"));
    const asked = sources.map((path) => readFileSync(path, "utf8")).join("\n");

    expect(codes.filter((code) => !asked.includes(`say("${code}"`))).toEqual([]);
  });
});

describe("the language", () => {
  test("is the one of the page, and British English where it names none", () => {
    expect(language()).toBe("en-GB");
    speak("en-XA");
    expect(say("player-pause")).toBe("⟦Pááúúšéé⟧");
  });

  test("is that of the nearest element around what speaks", () => {
    document.documentElement.lang = "en-GB";
    document.body.innerHTML = '<div lang="en-XA"><p></p></div>';
    speakAs(document.querySelector("p")!);

    expect(language()).toBe("en-XA");
  });
});

function sourcesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter(({ name }) => name.endsWith(".ts")).map(({ parentPath, name }) => resolve(parentPath, name));
}
