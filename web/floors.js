/**
 * The floors of `src`, the ground first: what stands on one may import what is on the floors below it, and nothing
 * above. Each folder has a floor of its own, so no two can import each other; `docs/why.md` says why.
 */
import importX, { createNodeResolver } from "eslint-plugin-import-x";

const FLOORS = [
  "src/generated", // what `make api` writes: types of all that goes over the wire, and the check of a timeline
  "src/ground", // what everybody uses, and that knows nobody: addresses, ids, legs, the store, the timeline
  "src/legs", // a leg's zones, outlines and marks, and how they are drawn
  "src/stage", // a technique shown by hands
  "src/stage/legs", // both legs, to be turned
  "src/leg-map", // where does it hurt?
  "src/device", // what this device keeps: what happened, rules, refusals, plans
  "src/session", // a session while it is played: its time, its words, its place
  "src/player/styles",
  "src/player/sound",
  "src/player/features",
  "src/player",
  "src/offline", // pages that work without a network
  "src/pairing", // phones that take part
  "src/pages",
  "src", // the entries
];

const scripts = (floor) => `${floor}/*.ts`;

/** Refuse imports that go up or round, and a folder that has no floor. */
export const floors = [
  {
    files: ["src/**/*.ts"],
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".js", ".json"] })],
      // Only what has one of these is looked into for what it imports in turn.
      "import-x/extensions": [".ts"],
    },
    rules: {
      "import-x/no-cycle": "error",
      "import-x/no-restricted-paths": [
        "error",
        {
          basePath: import.meta.dirname,
          zones: FLOORS.slice(0, -1).map((floor, i) => ({
            target: scripts(floor),
            from: FLOORS.slice(i + 1).map((above) => `${above}/*`),
            message: `${floor} knows only the floors below it (floors.js).`,
          })),
        },
      ],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: FLOORS.map(scripts),
    rules: {
      "no-restricted-syntax": ["error", { selector: "Program", message: "This folder has no floor: give it one in floors.js." }],
    },
  },
];
