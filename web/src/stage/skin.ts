import { type BufferAttribute, type BufferGeometry, Color, MeshStandardMaterial, type WebGLProgramParametersWithUniforms } from "three";

/** The name of the attribute that says how much of the tint a point of the skin takes, 0 to 1. */
export const TINTED = "tinted";
/** The name of the attribute that says what a point is: shares of nail, pale as palm or sole, hollow, cloth. */
export const SURFACE = "_surface";
/** How warm a zone that is worked on gets: a share of this colour, which no bruise has. */
const [WARM, STRENGTH] = ["vec3(0.93, 0.36, 0.16)", "0.22"];
/** How wide the line around a zone is, dots, and how strong. */
const [LINE_DOTS, LINE_STRENGTH] = ["1.5", "0.55"];
/** How strongly a contour is drawn. */
const CONTOUR = "0.40";

/**
 * Skin and the cloth at its end: matt and warm, its contour drawn in a colour of its own.
 *
 * Palms and soles are the lighter the darker the skin is, as they are; nails tell which way a finger lies.
 */
export class Skin extends MeshStandardMaterial {
  /** The colour of the cloth. */
  readonly cloth = { value: new Color("#7f8f93") };
  /** What contours turn to: dark where the ground is light, and light where it is dark, so that every skin is seen. */
  readonly contour = { value: new Color("#3a1d12") };
  private readonly tint = { value: new Color() };

  constructor(private readonly tintable: boolean) {
    super({ roughness: 0.6, metalness: 0 });
    this.customProgramCacheKey = () => `legato-skin-${tintable}`;
  }

  set tintColour(colour: Color) {
    this.tint.value.copy(colour);
  }

  override onBeforeCompile(shader: WebGLProgramParametersWithUniforms): void {
    const change = (part: "vertexShader" | "fragmentShader", after: string, added: string): void => {
      shader[part] = shader[part].replace(`#include <${after}>`, `#include <${after}>\n${added}`);
    };
    Object.assign(shader.uniforms, { legatoTint: this.tint, legatoCloth: this.cloth, legatoContour: this.contour });
    change("vertexShader", "common", `attribute vec4 ${SURFACE};\nvarying vec4 vSurface;`);
    change("vertexShader", "begin_vertex", `vSurface = ${SURFACE};`);
    change("fragmentShader", "common", "varying vec4 vSurface;\nuniform vec3 legatoTint, legatoCloth, legatoContour;");
    if (this.tintable) {
      change("vertexShader", "common", `attribute float ${TINTED};\nvarying float vTinted;`);
      change("vertexShader", "begin_vertex", `vTinted = ${TINTED};`);
      change("fragmentShader", "common", "varying float vTinted;");
    }
    change(
      "fragmentShader",
      "color_fragment",
      `float legatoIsCloth = smoothstep(0.45, 0.55, vSurface.w);
       vec3 legatoBare = diffuseColor.rgb;
       float legatoDark = 1.0 - smoothstep(0.0, 0.55, dot(legatoBare, vec3(0.3, 0.5, 0.2)));
       diffuseColor.rgb = mix(legatoBare, vec3(0.74, 0.42, 0.33), vSurface.y * (0.14 + 0.46 * legatoDark));
       diffuseColor.rgb *= mix(vec3(1.0), vec3(0.70, 0.52, 0.47), vSurface.z);
       diffuseColor.rgb = mix(diffuseColor.rgb, mix(legatoBare, vec3(0.90, 0.60, 0.54), 0.55), 0.85 * vSurface.x);
       ${this.tintable ? this.zone() : ""}
       diffuseColor.rgb = mix(diffuseColor.rgb, legatoCloth, legatoIsCloth);`,
    );
    change("fragmentShader", "roughnessmap_fragment", "roughnessFactor = mix(mix(roughnessFactor, 0.38, vSurface.x), 0.95, legatoIsCloth);");
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <opaque_fragment>",
      `#if NUM_DIR_LIGHTS > 0
       // Where light gives way to shade, it has gone through the skin and comes out red.
       float legatoFacing = dot(normal, directionalLights[0].direction);
       float legatoEdge = smoothstep(-0.4, 0.1, legatoFacing) * (1.0 - smoothstep(0.1, 0.6, legatoFacing));
       outgoingLight += (1.0 - legatoIsCloth) * diffuseColor.rgb * vec3(0.22, 0.06, 0.03) * legatoEdge;
       #endif
       float legatoRim = pow(1.0 - saturate(dot(normalize(vViewPosition), normal)), 2.5);
       outgoingLight = mix(outgoingLight, legatoContour, ${CONTOUR} * legatoRim);
       #include <opaque_fragment>`,
    );
  }

  /** A zone that is worked on: a little warmer, with a line around it. */
  private zone(): string {
    return `diffuseColor.rgb = mix(diffuseColor.rgb, ${WARM}, ${STRENGTH} * smoothstep(0.3, 0.7, vTinted));
       float legatoLine = abs(vTinted - 0.5) / max(fwidth(vTinted), 1e-4);
       diffuseColor.rgb = mix(diffuseColor.rgb, legatoTint, ${LINE_STRENGTH} * (1.0 - smoothstep(0.5 * ${LINE_DOTS}, ${LINE_DOTS}, legatoLine)));`;
  }
}

/** Rounds in which the edge of a tinted zone is softened. */
const ROUNDS = 5;

/** Tint the faces of some zones, with edges that run out softly over their neighbours. */
export function softly(geometry: BufferGeometry, zones: ReadonlySet<number>): Float32Array<ArrayBuffer> {
  const zone = geometry.getAttribute("_zone");
  const tinted = Float32Array.from({ length: zone.count }, (_, i) => (zones.has(Math.round(zone.getX(i))) ? 1 : 0));
  return softened(tinted, geometry.getIndex(), ROUNDS);
}

/** Let what each point of a surface has run over to its neighbours, round by round. */
export function softened(
  values: Float32Array<ArrayBuffer>,
  corners: BufferAttribute | null,
  rounds: number,
): Float32Array<ArrayBuffer> {
  if (corners === null) return values;
  let soft = values;
  for (let round = 0; round < rounds; round++) {
    const [sum, count] = [soft.slice(), new Float32Array(soft.length).fill(1)];
    for (let i = 0; i < corners.count; i++) {
      const here = corners.getX(i);
      const next = corners.getX(i % 3 === 2 ? i - 2 : i + 1);
      sum[here] = (sum[here] ?? 0) + (soft[next] ?? 0);
      sum[next] = (sum[next] ?? 0) + (soft[here] ?? 0);
      count[here] = (count[here] ?? 0) + 1;
      count[next] = (count[next] ?? 0) + 1;
    }
    soft = sum.map((total, i) => total / (count[i] ?? 1));
  }
  return soft;
}
