import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import tseslint from "typescript-eslint";

import { floors } from "./floors.js";
import { words } from "./words-rule.js";

/** Drawing in three dimensions is large: only the stage may bring it along, and only when it is asked for. */
const THREE = { group: ["three", "three/*"], message: "Only the stage draws in three dimensions; ask it." };

/** An address written out would be lost where the app stands below a path of its own, as `/legato/`. */
const ADDRESSES = [
  "Literal[value=/^\\u002F/]",
  "Literal[regex.pattern=/^\\^?(\\\\)?\\u002F[\\w(]/]",
  "TemplateLiteral > TemplateElement:first-child[value.raw=/^\\u002F/]",
  "TemplateElement[value.raw=/(href|src|action)=.?\\u002F/]",
].map((selector) => ({ selector, message: "Ask `address` of src/ground/addresses.ts for it." }));

export default tseslint.config(
  { ignores: ["node_modules", "coverage", "src/generated/api.ts", "src/generated/words.ts", "src/generated/timeline-shape.*"] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["eslint.config.js", "stylelint.config.js", "floors.js", "words-rule.js", "build/*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // `() => act()` is the plainest way to write a listener.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Numbers read well inside a template string.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  { files: ["src/**"], ignores: ["src/ground/addresses.ts"], rules: { "no-restricted-syntax": ["error", ...ADDRESSES] } },
  { files: ["src/**"], plugins: { legato: { rules: { words } } }, rules: { "legato/words": "error" } },
  // What the oldest browsers of ours do not know (`browserslist` in package.json) is asked for before it is used.
  { files: ["src/**"], ...compat.configs["flat/recommended"], settings: { polyfills: ["requestIdleCallback", "Touch"] } },
  ...floors,
  { files: ["build/*.mjs"], languageOptions: { globals: { process: "readonly" } } },
  {
    files: ["src/**"],
    ignores: ["src/stage/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [THREE] }] },
  },
  {
    // What opens first must not hold what draws: it would come with every page.
    files: ["src/stage/index.ts", "src/stage/element.ts", "src/stage/files.ts", "src/stage/legs/element.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [THREE] }],
    },
  },
  {
    // Time is arithmetic: it can be tested without a page, and stays exact that way.
    files: ["src/session/clock.ts", "src/session/cursor.ts"],
    rules: {
      "no-restricted-globals": ["error", "document", "window", "navigator", "HTMLElement", "setTimeout", "setInterval"],
      "no-restricted-imports": ["error", { patterns: [{ group: ["lit", "lit/*"] }, THREE] }],
    },
  },
  {
    // One capability per file; the element puts them together.
    files: ["src/player/features/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["./*"], message: "Features do not know each other; the element joins them." }, THREE] },
      ],
    },
  },
  {
    // A test may insist that something is there: it fails when it is not.
    files: ["tests/**"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  { files: ["eslint.config.js", "stylelint.config.js", "floors.js", "words-rule.js", "build/*.mjs"], extends: [tseslint.configs.disableTypeChecked] },
);
