import { BufferAttribute, BufferGeometry, SkinnedMesh, Vector3 } from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";

import { ClipError } from "../clips";
import { SURFACE } from "../skin";

/** The left leg at rest: its skin, which zone each point belongs to, and the borders between zones. */
export interface Shape {
  readonly skin: BufferGeometry;
  readonly borders: BufferGeometry;
  /** For each point of the skin, the place of its zone in `zones`. */
  readonly zoneOf: Float32Array<ArrayBuffer>;
  readonly zones: readonly string[];
}

/** The borders lie this far above the skin, metres. */
const ABOVE = 0.0012;
/** Rounds in which the borders, which step from edge to edge of the faces, become lines. */
const ROUNDS = 8;

/** Read the leg of the base file. */
export async function readShape(base: ArrayBuffer): Promise<Shape> {
  const { scene, asset } = await new GLTFLoader().parseAsync(base, "");
  const zones = (asset as { extras?: { zones?: string[] } }).extras?.zones;
  scene.updateMatrixWorld(true);
  const leg = scene.getObjectByName("leg");
  if (!(leg instanceof SkinnedMesh) || zones === undefined) throw new ClipError("There is no leg.");
  return { zones, ...shapeOf(leg as SkinnedMesh) };
}

/** Take the skin off its bones: nothing moves here, and it is cheaper to draw and to touch. */
function shapeOf(leg: SkinnedMesh): Omit<Shape, "zones"> {
  const bent = leg.geometry;
  const [zone, index, surface, normal] = [
    bent.getAttribute("_zone"),
    bent.getIndex(),
    bent.getAttribute(SURFACE),
    bent.getAttribute("normal"),
  ];
  if (index === null) throw new ClipError("The leg has no faces.");
  const corners = new Float32Array(zone.count * 3);
  const ways = new Float32Array(zone.count * 3);
  for (let i = 0; i < zone.count; i++) {
    leg.localToWorld(leg.getVertexPosition(i, new Vector3())).toArray(corners, 3 * i);
    new Vector3().fromBufferAttribute(normal, i).normalize().toArray(ways, 3 * i);
  }
  const zoneOf = Float32Array.from({ length: zone.count }, (_, i) => Math.round(zone.getX(i)));
  const skin = new BufferGeometry();
  skin.setIndex(index);
  skin.setAttribute("position", new BufferAttribute(corners, 3));
  skin.setAttribute("normal", new BufferAttribute(ways, 3));
  skin.setAttribute(SURFACE, surface);
  skin.setAttribute("zone", new BufferAttribute(zoneOf, 1));
  const cloth = Array.from({ length: zone.count }, (_, i) => i).filter((i) => surface.getW(i) > 0.5);
  const hem = Math.min(...cloth.map((i) => corners[3 * i + 1] ?? Infinity));
  return { skin, zoneOf, borders: bordersOf(skin, zoneOf, hem) };
}

interface Knot {
  readonly place: Vector3;
  readonly way: Vector3;
  readonly beside: Set<Knot>;
}

/**
 * Draw a line wherever two zones meet: through the middles of the edges that lead from one to the other.
 *
 * What is higher than `hem` lies under cloth.
 */
export function bordersOf(skin: BufferGeometry, zoneOf: ArrayLike<number>, hem = Infinity): BufferGeometry {
  const knots = new Map<string, Knot>();
  const knotOn = (...points: readonly number[]): Knot => {
    const key = [...points].sort((one, other) => one - other).join(" ");
    const found = knots.get(key) ?? knotBetween(skin, points);
    knots.set(key, found);
    return found;
  };
  const join = (one: Knot, other: Knot): void => {
    one.beside.add(other);
    other.beside.add(one);
  };
  const [index, places] = [skin.getIndex(), skin.getAttribute("position")];
  for (let i = 0; index !== null && i < index.count; i += 3) {
    const [a, b, c] = [index.getX(i), index.getX(i + 1), index.getX(i + 2)];
    if (places.getY(a) > hem) continue;
    const edges = [
      [a, b],
      [b, c],
      [c, a],
    ] as const;
    const crossed = edges.filter(([from, to]) => zoneOf[from] !== zoneOf[to]).map(([from, to]) => knotOn(from, to));
    const [one, other, third] = crossed;
    if (third !== undefined) for (const knot of crossed) join(knot, knotOn(a, b, c));
    else if (one !== undefined && other !== undefined) join(one, other);
  }
  return linesOf(smoothed([...knots.values()]));
}

function knotBetween(skin: BufferGeometry, points: readonly number[]): Knot {
  const [place, way] = [new Vector3(), new Vector3()];
  for (const point of points) {
    place.add(new Vector3().fromBufferAttribute(skin.getAttribute("position"), point));
    way.add(new Vector3().fromBufferAttribute(skin.getAttribute("normal"), point));
  }
  return { place: place.divideScalar(points.length), way: way.normalize(), beside: new Set() };
}

function smoothed(knots: readonly Knot[]): readonly Knot[] {
  for (let round = 0; round < ROUNDS; round++) {
    const moved = knots.map(({ place, beside }) => {
      if (beside.size < 2) return place.clone();
      const middle = [...beside].reduce((sum, other) => sum.add(other.place), new Vector3()).divideScalar(beside.size);
      return middle.lerp(place, 0.5);
    });
    for (const [i, knot] of knots.entries()) knot.place.copy(moved[i] ?? knot.place);
  }
  return knots;
}

function linesOf(knots: readonly Knot[]): BufferGeometry {
  const corners: number[] = [];
  const drawn = new Set<Knot>();
  for (const knot of knots) {
    drawn.add(knot);
    for (const other of knot.beside) {
      if (drawn.has(other)) continue;
      for (const { place, way } of [knot, other]) corners.push(...place.clone().addScaledVector(way, ABOVE).toArray());
    }
  }
  const lines = new BufferGeometry();
  lines.setAttribute("position", new BufferAttribute(new Float32Array(corners), 3));
  return lines;
}
