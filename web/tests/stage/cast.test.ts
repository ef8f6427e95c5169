import { Color, type Mesh, type SkinnedMesh, Vector3 } from "three";
import { describe, expect, test } from "vitest";

import { Cast } from "../../src/stage/cast";
import { SURFACE } from "../../src/stage/skin";
import { baseBytes, clipBytes, notes, techniqueBytes } from "./made";

async function cast(changes: object = {}): Promise<Cast> {
  return Cast.read(baseBytes(), clipBytes([{ name: "made", extras: notes(changes) }]));
}

/** Where a bone is in the room, whichever leg is shown. */
function inTheRoom(shown: Cast, bone: string): Vector3 {
  return shown.group.getObjectByName(bone)!.getWorldPosition(new Vector3());
}

describe("the cast", () => {
  test("is a left leg as it comes, its little toe on the outer side", async () => {
    const shown = await cast();

    expect(inTheRoom(shown, "leg_toe5-1").x).toBeGreaterThan(inTheRoom(shown, "leg_toe1-1").x);
  });

  test("is mirrored for a right leg: leg, hand and all, and back again", async () => {
    const shown = await cast();
    shown.pose(shown.clips[0]!, 0.3);
    const before = ["leg_toe5-1", "hand_right_wrist"].map((bone) => inTheRoom(shown, bone));
    shown.mirrored = true;
    const after = ["leg_toe5-1", "hand_right_wrist"].map((bone) => inTheRoom(shown, bone));

    for (const [i, { x, y, z }] of before.entries()) {
      expect(after[i]!.x).toBeCloseTo(-x, 6);
      expect(after[i]!.y).toBeCloseTo(y, 6);
      expect(after[i]!.z).toBeCloseTo(z, 6);
    }

    shown.mirrored = false;

    expect(inTheRoom(shown, "leg_toe5-1").x).toBeCloseTo(before[0]!.x, 6);
  });

  test("a clip moves the shapes of the base, and ends where it begins", async () => {
    const shown = await cast();
    const wrist = (share: number): Vector3 => {
      shown.pose(shown.clips[0]!, share);
      return inTheRoom(shown, "hand_right_wrist");
    };

    expect(wrist(0).distanceTo(wrist(1))).toBeLessThan(1e-6);
    expect(wrist(0).distanceTo(wrist(1 / 3))).toBeGreaterThan(0.1);
  });

  test("what a clip does not show is out of sight", async () => {
    const shown = await cast();
    shown.bring(shown.clips[0]!, new Color("teal"));
    const seen = shown.group.children[0]!.children.filter((part) => part.visible && part.type.endsWith("Mesh"));

    expect(seen.map(({ name }) => name).sort()).toEqual(["hand_right", "leg"]);
  });

  test("a limb that rests is told to the graphics card once, and again when its leg becomes the other one", async () => {
    const shown = await cast();
    const leg = shown.group.getObjectByName("leg") as SkinnedMesh;
    const told = (): readonly number[] => {
      leg.skeleton.update();
      return Array.from(leg.skeleton.boneMatrices ?? []);
    };
    shown.pose(shown.clips[0]!, 0);
    const before = told();
    shown.group.getObjectByName("leg_foot")!.position.x += 1;
    shown.group.updateMatrixWorld(true);

    expect(told()).toEqual(before);

    shown.mirrored = true;

    expect(told()).not.toEqual(before);
  });

  test("every limb ends in cloth, and a zone's extent is skin alone", async () => {
    const shown = await cast({ zones: ["thigh_front"] });
    for (const limb of ["leg", "hand_left", "hand_right"]) {
      const surface = (shown.group.getObjectByName(limb) as SkinnedMesh).geometry.getAttribute(SURFACE);
      const cloth = Array.from({ length: surface.count }, (_, i) => surface.getW(i)).filter((share) => share > 0.5);

      expect(cloth.length).toBeGreaterThan(400);
    }
    const heights = shown.zoneExtent(shown.clips[0]!).map(({ y }) => y);

    expect(Math.max(...heights)).toBeLessThan(0.75);
  });

  test("of a tool all of it has to be in the picture, and the whole foot on it", async () => {
    const shown = await Cast.read(baseBytes(), techniqueBytes("frozen-bottle"));
    shown.pose(shown.clips[0]!, 0);
    const points = shown.extent(shown.clips[0]!);
    const wide = (axis: "x" | "y" | "z"): number => Math.max(...points.map((p) => p[axis])) - Math.min(...points.map((p) => p[axis]));

    // A bottle is 21 cm long, and a foot on it longer than that.
    expect(wide("x")).toBeGreaterThan(0.2);
    expect(wide("z")).toBeGreaterThan(0.24);
    expect(wide("y")).toBeGreaterThan(0.12);
  });

  test("a part of a hand is told in the space of a left leg, whichever leg is shown", async () => {
    const shown = await cast();
    shown.pose(shown.clips[0]!, 0);
    const left = shown.placeOf("hand_right", "thumb_pad");
    shown.mirrored = true;

    expect(shown.placeOf("hand_right", "thumb_pad").distanceTo(left)).toBeLessThan(1e-6);
  });

  test("a sleeve comes with its technique, fills from the foot upwards, and is thrown away with the rest", async () => {
    const shown = await Cast.read(baseBytes(), techniqueBytes("air-compression"));
    const [clip] = shown.clips;
    shown.bring(clip!, new Color("teal"));
    const chambers = [1, 2, 3, 4, 5].map((number) => shown.group.getObjectByName(`tool_sleeve_${number}`) as Mesh);
    const full = (share: number): number[] => {
      shown.pose(clip!, share);
      return chambers.map(({ morphTargetInfluences }) => morphTargetInfluences![0]!);
    };

    expect(chambers.every(({ visible, castShadow }) => visible && !castShadow)).toBe(true);
    expect(full(0)).toEqual([0, 0, 0, 0, 0]);
    const [foot, , , , below] = full(0.15);
    expect(foot).toBeCloseTo(1);
    expect(below).toBe(0);
    expect(Math.min(...full(0.42))).toBeCloseTo(1);

    let thrown = 0;
    for (const { geometry } of chambers) geometry.addEventListener("dispose", () => thrown++);
    shown.dispose();

    expect(thrown).toBe(5);
  });

  test("a damaged file, one that moves nothing, and one without notes are refused", async () => {
    await expect(Cast.read(baseBytes(), new ArrayBuffer(64))).rejects.toThrow();
    await expect(Cast.read(baseBytes().slice(0, 5_000), clipBytes([]))).rejects.toThrow();
    await expect(Cast.read(baseBytes(), clipBytes([]))).rejects.toThrow("The file moves nothing.");
    await expect(cast({ strokes: 0 })).rejects.toThrow("does not say what it shows");
  });
});
