import {
  GLSL3,
  type Group,
  Mesh,
  type BufferGeometry,
  type PerspectiveCamera,
  Scene,
  ShaderMaterial,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";

/** A patch of skin as it is seen: how large, and where its middle is, in CSS pixels from the top left. */
export interface Patch {
  readonly area: number;
  readonly x: number;
  readonly y: number;
}

/** What lies under a finger: how far away it begins, and how deep the finger is in it (less than 0), in CSS pixels. */
export interface Under {
  readonly id: number;
  readonly distance: number;
}

/** One dot of the small picture stands for so many CSS pixels. */
const COARSE = 4;

/**
 * Knows which zone is seen where: it draws both legs once more, out of sight, with a number for each zone.
 *
 * So what is hidden behind something is never touched, and a number stands where its zone can be seen.
 */
export class Seeing {
  private readonly scene = new Scene();
  private readonly paints: readonly ShaderMaterial[];
  private readonly target = new WebGLRenderTarget(1, 1);

  /** `first` is the number of each leg's first zone. */
  constructor(legs: readonly { readonly skin: BufferGeometry; readonly group: Group; readonly first: number }[]) {
    this.paints = legs.map(({ skin, group, first }) => {
      const paint = numbers(first);
      const mesh = new Mesh(skin, paint);
      mesh.frustumCulled = false;
      mesh.matrixAutoUpdate = false;
      mesh.matrix.copy(group.matrix);
      this.scene.add(mesh);
      return paint;
    });
  }

  /** Where each zone is seen, by its number. */
  patches(renderer: WebGLRenderer, camera: PerspectiveCamera, width: number, height: number): ReadonlyMap<number, Patch> {
    const [wide, tall] = [Math.max(1, Math.round(width / COARSE)), Math.max(1, Math.round(height / COARSE))];
    const dots = this.look(renderer, camera, wide, tall);
    const sums = new Map<number, { count: number; x: number; y: number }>();
    each(dots, wide, (id, x, y) => {
      const sum = sums.get(id) ?? { count: 0, x: 0, y: 0 };
      sums.set(id, { count: sum.count + 1, x: sum.x + x, y: sum.y + y });
    });
    // The middle of a bent patch may lie outside it: then the nearest point of it is taken.
    const best = new Map<number, { away: number; x: number; y: number }>();
    each(dots, wide, (id, x, y) => {
      const { count, x: sumX, y: sumY } = sums.get(id) ?? { count: 1, x, y };
      const [middleX, middleY] = [sumX / count, sumY / count];
      const away = Math.hypot(x - middleX, y - middleY);
      if (away >= (best.get(id)?.away ?? Infinity)) return;
      best.set(id, away < 1 ? { away, x: middleX, y: middleY } : { away, x, y });
    });
    return new Map(
      [...best].map(([id, { x, y }]) => [
        id,
        {
          area: (sums.get(id)?.count ?? 0) * COARSE ** 2,
          x: ((x + 0.5) * width) / wide,
          y: height - ((y + 0.5) * height) / tall,
        },
      ]),
    );
  }

  /** What is at a point and around it, nearest first. */
  around(
    renderer: WebGLRenderer,
    camera: PerspectiveCamera,
    [width, height]: readonly [number, number],
    [x, y]: readonly [number, number],
    covers: number,
  ): readonly Under[] {
    const side = 2 * covers + 1;
    camera.setViewOffset(width, height, x - covers, y - covers, side, side);
    const dots = this.look(renderer, camera, side, side);
    camera.clearViewOffset();
    const here = dots[4 * (covers * side + covers)] ?? 0;
    const nearest = new Map<number, number>();
    each(dots, side, (id, dotX, dotY) => {
      const away = Math.hypot(dotX - covers, dotY - covers);
      nearest.set(id, Math.min(away, nearest.get(id) ?? Infinity));
    }, true);
    // Within a zone, the way to the next one tells how deep.
    const deep = Math.min(covers, ...[...nearest].filter(([id]) => id !== here - 1).map(([, away]) => away));
    return [...nearest]
      .filter(([id, away]) => id >= 0 && away <= covers)
      .map(([id, away]) => ({ id, distance: id === here - 1 ? -deep : away }))
      .sort((one, other) => one.distance - other.distance);
  }

  dispose(): void {
    for (const paint of this.paints) paint.dispose();
    this.target.dispose();
  }

  private look(renderer: WebGLRenderer, camera: PerspectiveCamera, wide: number, tall: number): Uint8Array {
    this.target.setSize(wide, tall);
    const dots = new Uint8Array(4 * wide * tall);
    const shadows = renderer.shadowMap.autoUpdate;
    renderer.shadowMap.autoUpdate = false;
    renderer.setRenderTarget(this.target);
    renderer.clear();
    renderer.render(this.scene, camera);
    renderer.readRenderTargetPixels(this.target, 0, 0, wide, tall, dots);
    renderer.setRenderTarget(null);
    renderer.shadowMap.autoUpdate = shadows;
    return dots;
  }
}

/** Visit the dots on which a zone is seen (or, with `all`, nothing, which is -1); from the bottom left. */
function each(dots: Uint8Array, wide: number, visit: (id: number, x: number, y: number) => void, all = false): void {
  for (let i = 0; i < dots.length; i += 4) {
    const number = dots[i] ?? 0;
    if (number > 0 || all) visit(number - 1, (i / 4) % wide, Math.floor(i / 4 / wide));
  }
}

function numbers(first: number): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { first: { value: first } },
    vertexShader: `
      in float zone;
      flat out float vZone;
      void main() {
        vZone = zone;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: `
      uniform float first;
      flat in float vZone;
      out vec4 number;
      void main() {
        number = vec4((first + vZone + 1.0) / 255.0, 0.0, 0.0, 1.0);
      }`,
  });
}
