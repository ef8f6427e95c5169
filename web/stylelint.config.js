/**
 * What styles may not say: what the oldest browsers of ours do not know (`browserslist` in package.json, docs/browsers.md).
 *
 * It reads sheets, and the styles inside scripts as well: those no build makes older.
 */

const ANY = ["/^.+$/"];

/** Not in every browser of 2022, and yet in all of ours, or nothing is lost where it is not known. */
const KNOWN = {
  ignoreAtRules: ["container", "page"], // Safari 16, Chrome 105, Firefox 110; where paper is not known, its margins are the usual
  ignoreFunctions: ["color-mix", "oklch"], // Safari 16.2, Chrome 111, Firefox 113
  ignoreUnits: ["cqi", "cqb", "cqmin", "cqmax", "cqw", "cqh", "lh"], // with containers; `lh` Safari 16.4, Chrome 109, Firefox 120
  ignoreSelectors: ["has", "marker"], // Safari 15.4, Chrome 105, Firefox 121; a list keeps its usual marks
  ignoreProperties: {
    "/^container/": ANY,
    "accent-color": ANY,
    outline: ANY,
    "/^overscroll-behavior/": ANY,
    "paint-order": ANY,
    // Lost without harm: line breaks, hanging quotes, the size of text on a phone that is turned.
    "/^text-wrap/": ANY,
    "hanging-punctuation": ANY,
    "text-size-adjust": ANY,
    "scrollbar-width": ANY,
    // Safari has none, and nothing moves by more than it did.
    "overflow-anchor": ANY,
    "font-family": ["ui-monospace"],
    // Of what is printed.
    "/^break-/": ANY,
    // Only where colours are forced, which Safari never does.
    "forced-color-adjust": ANY,
    // Edges that would fade are hard there (Chrome before 120 knows masks by another name).
    "/^mask/": ANY,
    // Beside its older name, which is all that Safari knows.
    "user-select": ANY,
    // A picture beside its words comes above them.
    float: ["inline-start", "inline-end"],
  },
};

/** What the build says in older words, in sheets alone. */
const LOWERED = { ...KNOWN, ignoreFunctions: [...KNOWN.ignoreFunctions, "light-dark"] };

/** A row of at least its content beside rows of shares: WebKit gives it all the room there is on its way to the layout. */
const ROWS = { "/^grid/": ["/minmax\\(\\s*(min|max)-content/"] };

const rules = (known) => ({
  "plugin/use-baseline": [true, { available: 2022, ...known }],
  "declaration-property-value-disallowed-list": ROWS,
});

export default {
  ignoreFiles: ["src/**/*.d.ts", "src/generated/**"],
  plugins: ["stylelint-plugin-use-baseline"],
  rules: rules(LOWERED),
  overrides: [{ files: ["src/**/*.ts"], customSyntax: "postcss-lit", rules: rules(KNOWN) }],
};
