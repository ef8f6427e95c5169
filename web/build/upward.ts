import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Plugin } from "vite";

import { notesOf, shownFiles, STAGE } from "./shown.ts";

type Point = readonly [number, number, number];

/**
 * By whose hands: for each technique which way the heart is in its picture, in degrees clockwise from the top.
 *
 * The pictures show strokes as their scores are written. Where a session turns them toward the heart, a mark on the
 * picture says so; it is taken from the clip, so that it is right from whichever side the picture is taken.
 */
export function upward(folder = STAGE): Readonly<Record<"self" | "partner", Readonly<Record<string, number>>>> {
  const files = shownFiles(folder);
  const of = (whose: "self" | "partner"): Record<string, number> =>
    Object.fromEntries(
      Object.entries(files[whose]).flatMap(([technique, name]) => {
        const clips = notesOf(readFileSync(resolve(folder, `massage/${name}.glb`)));
        const clip = clips.find((one) => one.technique === technique && one.stroke === 1 && one.paths.length > 0);
        const points = clip?.paths[0]?.points;
        const [first, last, view] = [points?.[0], points?.at(-1), clip?.views["giver"]];
        return first === undefined || last === undefined || view === undefined
          ? []
          : [[technique, seenAngle(heartward(first, last), view)]];
      }),
    );
  return { self: of("self"), partner: of("partner") };
}

/** The way between two places on a leg that leads toward the heart: up the leg, and along a foot to the heel. */
function heartward(one: Point, other: Point): Point {
  const way = minus(other, one);
  // In leg space y goes up the leg, and z from the heel to the toes.
  return way[1] - way[2] >= 0 ? way : [-way[0], -way[1], -way[2]];
}

/** How a way runs in the picture of a camera, in whole degrees clockwise from the top. */
function seenAngle(way: Point, view: { readonly position: Point; readonly target: Point; readonly up?: Point }): number {
  const back = minus(view.position, view.target);
  const right = unit(cross(view.up ?? [0, 1, 0], back));
  const up = unit(cross(back, right));
  return Math.round((Math.atan2(dot(way, right), dot(way, up)) * 180) / Math.PI);
}

function minus(one: Point, other: Point): Point {
  return [one[0] - other[0], one[1] - other[1], one[2] - other[2]];
}

function dot(one: Point, other: Point): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function cross([a, b, c]: Point, [d, e, f]: Point): Point {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

function unit(point: Point): Point {
  const long = Math.max(Math.hypot(...point), 1e-9);
  return [point[0] / long, point[1] / long, point[2] / long];
}

/** Tell the server which way the heart is in each picture. */
export function upwardFile(): Plugin {
  return {
    name: "legato-upward",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "upward.json", source: JSON.stringify(upward()) });
    },
  };
}
