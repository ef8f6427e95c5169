import { describe, expect, it } from "vitest";

import { tersely } from "../../build/terse.ts";

describe("styles inside scripts", () => {
  it("lose their comments and their layout", () => {
    const script = "const look = css`\n  /* Why. */\n  .a,\n  .b > c {\n    margin: 0 2px;\n  }\n`;\n";

    expect(tersely(script)).toBe("const look = css` .a, .b > c { margin: 0 2px; } `;\n");
  });

  it("keep what is put in", () => {
    expect(tersely("css`\n  ${base}\n  .a { width: ${least}px; }`")).toBe("css` ${base} .a { width: ${least}px; }`");
  });

  it("are all that changes: not markup, and not a word about a sheet", () => {
    const script = "// See `check-in.css`.\nconst markup = html`<p>\n  a  b</p>`; // `late.css`\n";

    expect(tersely(script)).toBe(script);
  });
});
