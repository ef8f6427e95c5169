import { Color, Mesh, ShaderMaterial, type Vector4 } from "three";
import { describe, expect, test } from "vitest";

import { Cast } from "../../src/stage/cast";
import { Trails } from "../../src/stage/trail";
import { baseBytes, clipBytes, notes, PATH } from "./made";

const AS_IT_IS = (share: number): number => share;

/** The courses of a clip's trails: for each, where it is at even steps of the cycle. */
async function courses(changes: object, at = AS_IT_IS): Promise<Vector4[][]> {
  const cast = await Cast.read(baseBytes(), clipBytes([{ name: "made", extras: notes(changes) }]));
  const trails = new Trails(cast, cast.clips[0]!, new Color("teal"), at);
  const found = cast.group.children.flatMap((part) =>
    part instanceof Mesh && part.material instanceof ShaderMaterial ? [part.material.uniforms["course"]!.value as Vector4[]] : [],
  );
  trails.dispose();
  return found;
}

const path = { part: "palm", points: PATH, closed: false, pressure: 4 };

describe("trails", () => {
  test("two hands that stroke along one path each have their own", async () => {
    const [left, right] = await courses({
      shows: ["leg", "hand_left", "hand_right"],
      paths: [
        { ...path, by: "inner_hand" },
        { ...path, by: "outer_hand" },
      ],
      contacts: [
        { by: "outer_hand", hand: "hand_right", moves: true },
        { by: "inner_hand", hand: "hand_left", moves: true },
      ],
    });

    // Only the right hand moves in this clip.
    expect(new Set(left!.map(({ z }) => z.toFixed(4))).size).toBe(1);
    expect(new Set(right!.map(({ z }) => z.toFixed(4))).size).toBeGreaterThan(3);
  });

  test("of a clip that is played backwards run the other way", async () => {
    const [usual] = await courses({});
    const [turned] = await courses({}, (share) => (1 - share) % 1);

    expect(turned!.map(({ z }) => z.toFixed(4))).toEqual([usual![0]!, ...usual!.slice(1).reverse()].map(({ z }) => z.toFixed(4)));
  });
});
