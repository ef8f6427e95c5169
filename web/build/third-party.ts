import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

import type { Plugin } from "vite";

interface Manifest {
  name: string;
  version: string;
  license?: string;
}

/** Find the folder of the npm package a file belongs to, or nothing for our own files. */
function packageFolder(file: string): string | undefined {
  if (!file.includes(`${sep}node_modules${sep}`)) return undefined;
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    // Some packages keep a nameless package.json in a sub-folder, only to say "type": "module".
    if (existsSync(manifest) && "version" in (JSON.parse(readFileSync(manifest, "utf8")) as object)) return folder;
  }
  return undefined;
}

/** Write one package's name, licence and licence text. */
function entry(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|$)/i.test(name));
  const text = file === undefined ? "(the package ships no licence file)" : readFileSync(join(folder, file), "utf8").trim();
  const title = `${manifest.name} ${manifest.version} (${manifest.license ?? "no licence named"})`;
  return `${title}\n${"-".repeat(title.length)}\n\n${text}\n`;
}

/** Say in THIRD-PARTY.txt whose work is inside the built files, because their licences ask for it. */
export function thirdParty(): Plugin {
  let root = process.cwd();
  return {
    name: "legato-third-party",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_options, bundle) {
      // Modules name the scripts and icons; what CSS pulls in (fonts) is only known by the files it leaves behind.
      const assets = Object.values(bundle).flatMap((output) => (output.type === "asset" ? output.originalFileNames : []));
      const files = [...this.getModuleIds(), ...assets.map((name) => resolve(root, name))].map((id) =>
        id.replace(/^\0/, "").replace(/\?.*$/, ""),
      );
      const folders = new Set(files.map(packageFolder).filter((folder) => folder !== undefined));
      const entries = [...folders].map(entry).sort();
      this.emitFile({
        type: "asset",
        fileName: "THIRD-PARTY.txt",
        source: `Legato's web player contains the work of others, under these licences.\n\n${entries.join("\n\n")}`,
      });
    },
  };
}
