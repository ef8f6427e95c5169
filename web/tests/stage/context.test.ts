import { expect, test } from "vitest";

import { drawsInSoftware } from "../../src/stage/context";

const RENDERER = 0x1f01;
const UNMASKED = 0x9246;

/** A context that says this of itself, and that to whoever asks further. */
function context(said: string, unmasked?: string): WebGL2RenderingContext {
  return {
    RENDERER,
    getParameter: (what: number) => (what === RENDERER ? said : unmasked),
    getExtension: () => (unmasked === undefined ? null : { UNMASKED_RENDERER_WEBGL: UNMASKED }),
  } as unknown as WebGL2RenderingContext;
}

test.each([
  ["WebKit WebGL", "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)"],
  ["WebKit WebGL", "ANGLE (Microsoft, Microsoft Basic Render Driver, D3D11)"],
  ["llvmpipe, or similar", undefined],
])("a processor that draws is known by its name: %s, %s", (said, unmasked) => {
  expect(drawsInSoftware(context(said, unmasked))).toBe(true);
});

test.each([
  ["WebKit WebGL", "ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)"],
  ["WebKit WebGL", "Adreno (TM) 618"],
  ["WebKit WebGL", undefined],
  ["Apple GPU", undefined],
])("a graphics card is none: %s, %s", (said, unmasked) => {
  expect(drawsInSoftware(context(said, unmasked))).toBe(false);
});
