import { Color, Vector2, type WebGLProgramParametersWithUniforms } from "three";

import { Skin } from "../skin";

/** What is said about each point of the skin: how much it hurts, whether nobody may touch, whether it is asked about, whether it is not. */
export const MARKED = "marked";
/** From one stripe to the next, CSS pixels. */
const STRIPES_PX = 9;

/** Skin that shows what was said about it. */
export class MarkedSkin extends Skin {
  readonly pain = { value: [new Color(), new Color(), new Color()] };
  readonly avoid = { value: new Color() };
  readonly open = { value: new Color() };
  private readonly stripes = { value: new Vector2(STRIPES_PX, 1) };

  constructor() {
    super(false);
    this.customProgramCacheKey = () => "legato-marked";
  }

  set dots(perPixel: number) {
    this.stripes.value.set(STRIPES_PX * perPixel, perPixel);
  }

  override onBeforeCompile(shader: WebGLProgramParametersWithUniforms): void {
    super.onBeforeCompile(shader);
    Object.assign(shader.uniforms, {
      legatoPain: this.pain,
      legatoAvoid: this.avoid,
      legatoOpen: this.open,
      legatoStripes: this.stripes,
    });
    const change = (part: "vertexShader" | "fragmentShader", after: string, added: string): void => {
      shader[part] = shader[part].replace(`#include <${after}>`, `#include <${after}>\n${added}`);
    };
    change("vertexShader", "common", `attribute vec4 ${MARKED};\nvarying vec4 vMarked;`);
    change("vertexShader", "begin_vertex", `vMarked = ${MARKED};`);
    change(
      "fragmentShader",
      "common",
      "varying vec4 vMarked;\nuniform vec3 legatoPain[3], legatoAvoid, legatoOpen;\nuniform vec2 legatoStripes;",
    );
    change(
      "fragmentShader",
      "color_fragment",
      `diffuseColor.rgb = mix(diffuseColor.rgb, vec3(dot(diffuseColor.rgb, vec3(0.33))), 0.7 * vMarked.w);
       vec3 legatoHurt = mix(legatoPain[0], legatoPain[1], min(1.0, 2.0 * vMarked.x));
       legatoHurt = mix(legatoHurt, legatoPain[2], max(0.0, 2.0 * vMarked.x - 1.0));
       diffuseColor.rgb = mix(diffuseColor.rgb, legatoHurt, 0.9 * smoothstep(0.0, 0.09, vMarked.x));
       diffuseColor.rgb = mix(diffuseColor.rgb, legatoOpen, 0.45 * vMarked.z);
       float legatoAt = abs(fract((gl_FragCoord.x - gl_FragCoord.y) / legatoStripes.x) - 0.5) * legatoStripes.x;
       float legatoStripe = 1.0 - smoothstep(0.0, 1.0, legatoAt / legatoStripes.y - 1.2);
       diffuseColor.rgb = mix(diffuseColor.rgb, legatoAvoid, legatoStripe * smoothstep(0.4, 0.6, vMarked.y));`,
    );
  }
}
