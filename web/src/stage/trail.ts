import { BufferAttribute, BufferGeometry, DoubleSide, Mesh, ShaderMaterial, Vector3, Vector4, type Camera, type Color } from "three";

import type { Cast, Scene3D } from "./cast";
import { whoseIs, type Point } from "./clips";
import { courseOf, distance } from "./course";

/** Rows of a trail's tail, and of its head, which ends in a point. */
const [TAIL_ROWS, HEAD_ROWS] = [28, 2];
/** The part of a cycle a trail reaches back. */
const REACH = 0.42;
/** Moments at which a clip's contacts are looked up. */
const MOMENTS = 48;
/** The trail lies this far above the skin, towards the eye, metres. */
const ABOVE = 0.0035;
/** Half the width of a trail at no and at the highest pressure that is asked for, metres. */
const [THIN, WIDE] = [0.002, 0.0062];
/** How much wider than its tail a head is, and how long for its width. */
const [HEAD_WIDER, HEAD_LONG] = [2.1, 3.2];
const HIGHEST_PRESSURE = 6;
const STRENGTH = 0.9;

interface Values {
  readonly [name: string]: { value: unknown };
  readonly share: { value: number };
  readonly strength: { value: number };
  readonly eye: { value: Vector3 };
  readonly colour: { value: Color };
}

interface Ribbon {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly values: Values;
}

/**
 * An arrow behind each contact: its head says where the stroke goes, its tail where it came from, its width how hard.
 *
 * The whole course lies on the graphics card; for a frame it is only told the moment, and from where one looks.
 */
export class Trails {
  private readonly ribbons: readonly Ribbon[];

  constructor(
    private readonly cast: Cast,
    clip: Scene3D,
    colour: Color,
    at: (share: number) => number,
  ) {
    const seen = look(cast, clip, at);
    this.ribbons = clip.notes.paths
      .filter(({ points }) => points.length > 1)
      .map((path) => {
        const who = whoseIs(path, clip.notes);
        const all = who.map((name) => seen.map((moment): Point => moment.get(`${name} ${path.part}`) ?? [0, 0, 0]));
        const near = all.sort((one, other) => distance(path.points, one) - distance(path.points, other))[0] ?? [];
        const { places, touch } = courseOf(path.points, path.closed, near);
        const half = THIN + (WIDE - THIN) * Math.min(1, path.pressure / HIGHEST_PRESSURE);
        const values: Values = {
          course: { value: places.map(([x, y, z], i) => new Vector4(x, y, z, touch[i] ?? 0)) },
          halfWide: { value: half },
          share: { value: 0 },
          strength: { value: 1 },
          eye: { value: new Vector3() },
          colour: { value: colour.clone() },
        };
        const mesh = new Mesh(rows(), paint(values));
        mesh.frustumCulled = false;
        mesh.renderOrder = 2;
        cast.group.add(mesh);
        return { mesh, values };
      });
  }

  /** Draw the trails at a share of the cycle, as a camera sees them. */
  draw(share: number, camera: Camera, strength = 1): void {
    for (const { values } of this.ribbons) {
      values.share.value = share;
      values.strength.value = strength * STRENGTH;
      this.cast.group.worldToLocal(values.eye.value.copy(camera.position));
    }
  }

  colour(colour: Color): void {
    for (const { values } of this.ribbons) values.colour.value.copy(colour);
  }

  dispose(): void {
    for (const { mesh } of this.ribbons) {
      mesh.removeFromParent();
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
  }
}

/** Play a clip through once, as it is played, and note where every part is that has a path. */
function look(cast: Cast, clip: Scene3D, at: (share: number) => number): ReadonlyMap<string, Point>[] {
  return Array.from({ length: MOMENTS }, (_, moment) => {
    cast.pose(clip, at(moment / MOMENTS));
    const places = new Map<string, Point>();
    for (const name of clip.notes.shows.filter((shown) => shown !== "leg")) {
      for (const { part } of clip.notes.paths) {
        const { x, y, z } = cast.placeOf(name, part);
        places.set(`${name} ${part}`, [x, y, z]);
      }
    }
    return places;
  });
}

/** Two corners for each row: how far along the tail it is (0 to 1), how far along the head, and on which side. */
function rows(): BufferGeometry {
  const corners: number[] = [];
  const row = (tail: number, head: number): number => corners.push(tail, head, -1, tail, head, 1);
  for (let i = 0; i < TAIL_ROWS; i++) row(i / (TAIL_ROWS - 1), -1);
  for (let i = 0; i < HEAD_ROWS; i++) row(1, i / (HEAD_ROWS - 1));
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(corners), 3));
  const strips = Array.from({ length: TAIL_ROWS + HEAD_ROWS - 1 }, (_, i) => i).filter((i) => i !== TAIL_ROWS - 1);
  geometry.setIndex(strips.flatMap((i) => [0, 1, 2, 2, 1, 3].map((corner) => 2 * i + corner)));
  return geometry;
}

function paint(values: Values): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: values,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    vertexShader: `
      uniform vec4 course[${MOMENTS}];
      uniform float halfWide, share, strength;
      uniform vec3 eye;
      varying vec2 vStrength;
      vec4 at(float moment) {
        float where = fract(moment) * ${MOMENTS}.0;
        int one = int(where) % ${MOMENTS};
        return mix(course[one], course[(one + 1) % ${MOMENTS}], fract(where));
      }
      void main() {
        float tail = position.x, head = position.y, step = ${(REACH / (TAIL_ROWS - 1)).toFixed(5)};
        float moment = share - ${REACH} * (1.0 - tail);
        vec4 here = at(moment);
        vec3 ahead = at(moment + step).xyz - at(moment - step).xyz;
        // Where a contact stands still it points nowhere.
        float moves = smoothstep(0.0003, 0.0015, length(ahead));
        ahead = moves > 0.0 ? normalize(ahead) : vec3(0.0);
        vec3 towards = normalize(eye - here.xyz);
        vec3 aside = cross(ahead, towards);
        float wide = head < 0.0 ? halfWide * tail : halfWide * ${HEAD_WIDER} * (1.0 - head);
        vec3 place = here.xyz + towards * ${ABOVE} + moves * normalize(aside + vec3(1e-6)) * wide * position.z;
        place += ahead * moves * max(head, 0.0) * halfWide * ${HEAD_LONG};
        vStrength = vec2((head < 0.0 ? pow(tail, 1.3) : 1.0) * here.w * strength * moves, head < 0.0 ? position.z : 0.0);
        gl_Position = projectionMatrix * modelViewMatrix * vec4(place, 1.0);
      }`,
    fragmentShader: `
      uniform vec3 colour;
      varying vec2 vStrength;
      void main() {
        float soft = 1.0 - smoothstep(0.7, 1.0, abs(vStrength.y));
        gl_FragColor = vec4(colour, vStrength.x * soft);
        #include <colorspace_fragment>
      }`,
  });
}
