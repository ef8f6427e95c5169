import { readFileSync } from "node:fs";

import type { Plugin } from "vite";

/** Tells a module that comes along with one file only from the one that others share. */
const MARK = "?alone";

/**
 * Keep a script in one file: what it imports comes into it, even where pages import the same.
 *
 * The service worker is sent from another address than it was built at, so nothing beside it would be found.
 */
export function alone(script: string): Plugin {
  return {
    name: "legato-alone",
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer) {
      if (importer !== script && importer?.endsWith(MARK) !== true) return null;
      const found = await this.resolve(source, importer.replace(MARK, ""), { skipSelf: true });
      return found === null ? null : { ...found, id: found.id + MARK };
    },
    // Scripts are known by their ending with and without a mark, data only without.
    load(id) {
      if (!id.endsWith(`.json${MARK}`)) return null;
      return { code: `export default ${readFileSync(id.replace(MARK, ""), "utf8")}`, moduleType: "js" };
    },
  };
}
