import type { Plugin } from "vite";

const SHEET = /(?<![\w.`-])css`[^`]*`/g;
const COMMENT = /\/\*[^]*?\*\//g;
const SPACE = /\s+/g;

/** Leave comments and layout out of the styles inside scripts, as the build does with sheets; nothing else changes. */
export function terse(): Plugin {
  return {
    name: "legato-terse",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !code.includes("css`")) return undefined;
      return { code: tersely(code), map: null };
    },
  };
}

/** Write the sheets of a script on one line each. */
export function tersely(script: string): string {
  return script.replace(SHEET, (sheet) => sheet.replace(COMMENT, "").replace(SPACE, " "));
}
