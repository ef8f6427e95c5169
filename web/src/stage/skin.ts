import { type BufferAttribute, type BufferGeometry, Color, MeshStandardMaterial, type WebGLProgramParametersWithUniforms } from "three";

/** The name of the attribute that says how much of the tint a point of the skin takes, 0 to 1. */
export const TINTED = "tinted";
/** How much of the tint is mixed in where it is strongest. */
const STRENGTH = "0.6";
/** What is more opaque than this is drawn as solid; the rest is blended over it. */
const SOLID = 0.985;
/** What is fainter than this is not seen at all: of an arm that fades, only its contour would be left, as a ring. */
const FAINT = "0.14";
/** What is nearer to the eye than this share of the way to what it looks at begins to fade, and is gone. */
const NEAR = "0.5, 0.66";

/**
 * Skin: matt and warm, its contour a little darker, as if drawn.
 *
 * A limb is drawn twice, because what fades must not hide what is behind it: first what is solid, then
 * the ends that fade out.
 */
export class Skin extends MeshStandardMaterial {
  private readonly tint = { value: new Color() };
  /** How far the eye is from what it looks at, metres. */
  private readonly away = { value: 1 };

  constructor(
    private readonly tintable: boolean,
    private readonly fades: boolean,
  ) {
    super({ roughness: 0.72, metalness: 0, vertexColors: true, transparent: fades, depthWrite: !fades });
    this.alphaTest = fades ? 0.01 : SOLID;
    this.customProgramCacheKey = () => `legato-skin-${tintable}-${fades}`;
  }

  set tintColour(colour: Color) {
    this.tint.value.copy(colour);
  }

  /** An arm that comes much nearer to the eye than this would hide what it does, so it fades there. */
  set distance(metres: number) {
    this.away.value = metres;
  }

  override onBeforeCompile(shader: WebGLProgramParametersWithUniforms): void {
    const change = (part: "vertexShader" | "fragmentShader", after: string, added: string): void => {
      shader[part] = shader[part].replace(`#include <${after}>`, `#include <${after}>\n${added}`);
    };
    if (this.tintable) {
      shader.uniforms["legatoTint"] = this.tint;
      change("vertexShader", "common", `attribute float ${TINTED};\nvarying float vTinted;`);
      change("vertexShader", "begin_vertex", `vTinted = ${TINTED};`);
      change("fragmentShader", "common", "varying float vTinted;\nuniform vec3 legatoTint;");
      change(
        "fragmentShader",
        "color_fragment",
        `diffuseColor.rgb = mix(diffuseColor.rgb, legatoTint, ${STRENGTH} * smoothstep(0.25, 0.75, vTinted));`,
      );
    }
    shader.uniforms["legatoAway"] = this.away;
    change("fragmentShader", "common", "uniform float legatoAway;");
    change(
      "fragmentShader",
      "color_fragment",
      `diffuseColor.a = smoothstep(${FAINT}, 1.0, diffuseColor.a * diffuseColor.a * smoothstep(${NEAR}, vViewPosition.z / legatoAway));`,
    );
    if (this.fades) change("fragmentShader", "alphatest_fragment", `if (diffuseColor.a >= ${SOLID}) discard;`);
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <opaque_fragment>",
      `float legatoRim = pow(1.0 - saturate(dot(normalize(vViewPosition), normal)), 2.5);
       outgoingLight *= 1.0 - 0.42 * legatoRim * diffuseColor.a * diffuseColor.a;
       #include <opaque_fragment>`,
    );
  }
}

/** Rounds in which the edge of a tinted zone is softened. */
const ROUNDS = 4;

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
