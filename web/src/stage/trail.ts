import { BufferAttribute, BufferGeometry, DoubleSide, Mesh, ShaderMaterial, Vector3, type Camera, type Color } from "three";

import type { Cast, Scene3D } from "./cast";
import type { Point } from "./clips";
import { at, courseOf, distance, type Course } from "./course";

/** Rows a trail is drawn with. */
const ROWS = 28;
/** The part of a cycle a trail reaches back. */
const REACH = 0.42;
/** Moments at which a clip's contacts are looked up. */
const MOMENTS = 48;
/** The trail lies this far above the skin, towards the eye, metres. */
const ABOVE = 0.0035;
/** Half the width of a trail at no and at the highest pressure that is asked for, metres. */
const [THIN, WIDE] = [0.0026, 0.009];
const HIGHEST_PRESSURE = 6;
const STRENGTH = 0.85;

interface Ribbon {
  readonly course: Course;
  readonly half: number;
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
}

/** A soft trail behind each contact: it shows where the stroke runs and which way, and by its width how hard. */
export class Trails {
  private readonly ribbons: readonly Ribbon[];
  // Used again for every row of every frame: a slow phone spends as long on throwing vectors away as on drawing them.
  private readonly eye = new Vector3();
  private readonly here = new Vector3();
  private readonly ahead = new Vector3();
  private readonly towards = new Vector3();
  private readonly aside = new Vector3();

  constructor(
    private readonly cast: Cast,
    clip: Scene3D,
    colour: Color,
  ) {
    const seen = look(cast, clip);
    this.ribbons = clip.notes.paths
      .filter(({ points }) => points.length > 1)
      .map((path) => {
        const who = clip.notes.shows.filter((name) => name !== "leg");
        const all = who.map((name) => seen.map((moment): Point => moment.get(`${name} ${path.part}`) ?? [0, 0, 0]));
        const near = all.sort((one, other) => distance(path.points, one) - distance(path.points, other))[0] ?? [];
        const mesh = new Mesh(empty(), paint(colour));
        mesh.frustumCulled = false;
        mesh.renderOrder = 2;
        cast.group.add(mesh);
        const share = Math.min(1, path.pressure / HIGHEST_PRESSURE);
        return { course: courseOf(path.points, path.closed, near), half: THIN + (WIDE - THIN) * share, mesh };
      });
  }

  /** Draw the trails at a share of the cycle, as a camera sees them. */
  draw(share: number, camera: Camera, strength = 1): void {
    const { here, ahead, towards, aside } = this;
    const eye = this.cast.group.worldToLocal(this.eye.copy(camera.position));
    for (const { course, half, mesh } of this.ribbons) {
      const corners = mesh.geometry.getAttribute("position") as BufferAttribute;
      const strengths = mesh.geometry.getAttribute("strength") as BufferAttribute;
      const rows = Array.from({ length: ROWS }, (_, row) => at(course, share - REACH * (1 - row / (ROWS - 1))));
      for (const [row, { place, touch }] of rows.entries()) {
        const [before, after] = [rows[Math.max(0, row - 1)], rows[Math.min(ROWS - 1, row + 1)]];
        here.fromArray(place);
        ahead.fromArray(after?.place ?? place).sub(aside.fromArray(before?.place ?? place));
        towards.subVectors(eye, here).normalize();
        aside.crossVectors(ahead, towards);
        // Where a contact stands still there is no way to be beside.
        const width = ahead.lengthSq() < 1e-10 ? 0 : half * (0.35 + 0.65 * (row / (ROWS - 1)));
        aside.normalize().multiplyScalar(width);
        here.addScaledVector(towards, ABOVE);
        corners.setXYZ(2 * row, here.x + aside.x, here.y + aside.y, here.z + aside.z);
        corners.setXYZ(2 * row + 1, here.x - aside.x, here.y - aside.y, here.z - aside.z);
        const fade = (row / (ROWS - 1)) ** 1.6 * touch * strength * STRENGTH;
        strengths.setXY(2 * row, fade, -1);
        strengths.setXY(2 * row + 1, fade, 1);
      }
      corners.needsUpdate = strengths.needsUpdate = true;
    }
  }

  colour(colour: Color): void {
    for (const { mesh } of this.ribbons) (mesh.material.uniforms["colour"] as { value: Color }).value.copy(colour);
  }

  dispose(): void {
    for (const { mesh } of this.ribbons) {
      mesh.removeFromParent();
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
  }
}

/** Play a clip through once and note where every part is that has a path. */
function look(cast: Cast, clip: Scene3D): ReadonlyMap<string, Point>[] {
  return Array.from({ length: MOMENTS }, (_, moment) => {
    cast.pose(clip, moment / MOMENTS);
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

function empty(): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(ROWS * 6), 3));
  geometry.setAttribute("strength", new BufferAttribute(new Float32Array(ROWS * 4), 2));
  const faces = Array.from({ length: ROWS - 1 }, (_, i) => [0, 1, 2, 2, 1, 3].map((corner) => 2 * i + corner));
  geometry.setIndex(faces.flat());
  return geometry;
}

function paint(colour: Color): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: { colour: { value: colour.clone() } },
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
    vertexShader: `
      attribute vec2 strength;
      varying vec2 vStrength;
      void main() {
        vStrength = strength;
        gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
      }`,
    fragmentShader: `
      uniform vec3 colour;
      varying vec2 vStrength;
      void main() {
        float soft = 1.0 - smoothstep(0.45, 1.0, abs(vStrength.y));
        gl_FragColor = vec4(colour, vStrength.x * soft);
        #include <colorspace_fragment>
      }`,
  });
}
