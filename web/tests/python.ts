import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");
export const PYTHON = resolve(ROOT, ".venv/bin/python");

/** Ask the Python side what it answers; see `scripts/agreement.py`. */
export function pythonSays(what: "rules" | "events" | "regions" | "pairing" | "words" | "minutes"): unknown {
  const told = execFileSync(PYTHON, [resolve(ROOT, "scripts/agreement.py"), what], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(told) as unknown;
}
