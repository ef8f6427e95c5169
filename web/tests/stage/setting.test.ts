import { Color, Mesh, SkinnedMesh, Vector3 } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import { describe, expect, test } from "vitest";

import { Cast } from "../../src/stage/cast";
import { baseBytes, clipBytes, notes } from "./made";

const BED = { at: [0, 0, -0.08], up: [0, 0, 1], ends: 0.1 };
const MIRROR_IMAGE = [-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -0.3, 0, 0, 1];

async function cast(changes: object): Promise<Cast> {
  const shown = await Cast.read(baseBytes(), clipBytes([{ name: "made", extras: notes(changes) }]));
  shown.bring(shown.clips[0]!, new Color("teal"));
  return shown;
}

/** The meshes that somebody sees who looks from a viewpoint, and stands somewhere in leg space. */
function seen(shown: Cast, view: "giver" | "top", ...eye: [number, number, number]): Mesh[] {
  shown.seenFrom(view, new Vector3(...eye));
  const found: Mesh[] = [];
  shown.group.traverseVisible((node) => node instanceof Mesh && found.push(node as Mesh));
  return found;
}

const isBed = ({ geometry }: Mesh): boolean => geometry instanceof RoundedBoxGeometry;
const isFloor = ({ geometry }: Mesh): boolean => geometry.type === "CircleGeometry";
const isLeg = (mesh: Mesh): mesh is SkinnedMesh => mesh instanceof SkinnedMesh && mesh.name === "leg";

describe("where the receiver is", () => {
  test("a bed is there for who looks from above, its top at its height and its end where hands begin", async () => {
    const shown = await cast({ ground: BED });
    const [bed] = seen(shown, "giver", 0, 0, 0.8).filter(isBed);
    bed!.updateWorldMatrix(true, false);
    bed!.geometry.computeBoundingBox();
    const { min, max } = bed!.geometry.boundingBox!.applyMatrix4(bed!.matrixWorld);

    expect(max.z).toBeCloseTo(-0.08);
    expect(min.y).toBeCloseTo(0.1);
    expect(max.y).toBeGreaterThan(1);
  });

  test("who looks from below sees neither a bed nor the other leg on it: both would hide what is done", async () => {
    const shown = await cast({ ground: BED, other_leg: { place: MIRROR_IMAGE, knee: 0, hides: [] } });

    expect(seen(shown, "giver", 0, 0, 0.8).filter(isLeg)).toHaveLength(2);
    expect(seen(shown, "giver", 0, 0, -0.8).filter(isBed)).toEqual([]);
    expect(seen(shown, "giver", 0, 0, -0.8).filter(isLeg)).toHaveLength(1);
  });

  test("what rolls lies on a floor that has no end", async () => {
    const shown = await cast({ ground: { at: [0, -0.1, 0], up: [0, 1, 0] } });
    const meshes = seen(shown, "giver", 0, 0.5, 0.5);

    expect(meshes.filter(isFloor)).toHaveLength(1);
    expect(meshes.filter(isBed)).toEqual([]);
  });

  test("a clip that says nothing about its place has neither", async () => {
    const meshes = seen(await cast({}), "giver", 0, 0.5, 0.5);

    expect(meshes.filter((mesh) => isBed(mesh) || isFloor(mesh))).toEqual([]);
    expect(meshes.filter(isLeg)).toHaveLength(1);
  });

  test("where the other leg lies nowhere, none is built", async () => {
    const legs = (shown: Cast): number => {
      let count = 0;
      shown.group.traverse((node) => (count += node instanceof SkinnedMesh && node.name === "leg" ? 1 : 0));
      return count;
    };

    expect(legs(await cast({}))).toBe(1);
    expect(legs(await cast({ other_leg: { place: MIRROR_IMAGE, knee: 0, hides: [] } }))).toBe(2);
  });

  test("the other leg is a mirror image, and stays away from where it would stand before what is done", async () => {
    const shown = await cast({ other_leg: { place: MIRROR_IMAGE, knee: 0, hides: ["top"] } });
    const [own, other] = seen(shown, "giver", 0, 0.5, 0.5).filter(isLeg);
    shown.group.updateMatrixWorld(true);
    const toe = (leg: SkinnedMesh): Vector3 =>
      leg.skeleton.bones.find(({ name }) => name === "leg_toe5-1")!.getWorldPosition(new Vector3());

    expect(toe(other!).x).toBeCloseTo(-toe(own!).x - 0.3);
    expect(toe(other!).y).toBeCloseTo(toe(own!).y);
    expect(seen(shown, "top", 0, 0.5, 0.5).filter(isLeg)).toHaveLength(1);
  });

  test("the colours of bed and other leg come from the page, and both are thrown away with the rest", async () => {
    const shown = await cast({ ground: BED, other_leg: { place: MIRROR_IMAGE, knee: 0, hides: [] } });
    const dress = { receiver: "#ffffff", giver: "#886644", shorts: "#ccbb99", cuffs: "#667788", contour: "#332211", ground: "#000000" };
    const named = Object.entries(dress).map(([name, colour]) => [name, new Color(colour)] as const);
    shown.colour(Object.fromEntries(named) as Record<keyof typeof dress, Color>);
    const [own, other] = seen(shown, "giver", 0, 0, 0.8).filter(isLeg);
    const colourOf = (leg: SkinnedMesh): number => (leg.material as unknown as { color: Color }).color.r;

    expect(colourOf(own!)).toBeCloseTo(1);
    expect(colourOf(other!)).toBeGreaterThan(0.1);
    expect(colourOf(other!)).toBeLessThan(0.8);
    expect(() => shown.dispose()).not.toThrow();
  });
});
