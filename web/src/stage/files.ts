/** Which techniques the stage can show, and where their files are. */
import shown from "virtual:shown-techniques";

import type { Performer } from "./clips";
import base from "./massage/base.glb?url";

const clips = import.meta.glob<string>(["./massage/*.glb", "!./massage/base.glb"], {
  query: "?url",
  import: "default",
  eager: true,
});
const posters = import.meta.glob<string>("./posters/*-{large,large-dark}.webp", {
  query: "?url",
  import: "default",
  eager: true,
});

/** The leg, the hands and the tools. */
export const BASE = base;

/** Tell whether a technique is shown moving, by one's own hands or another person's. */
export function isShown(technique: string, performer: Performer): boolean {
  return posterOf(technique, performer, "large") !== undefined;
}

/** By whose hands a technique can be shown; nobody's where it needs no hands. */
export function performersOf(technique: string): readonly Performer[] {
  const { self, partner } = shown;
  if (self[technique] === partner[technique]) return [];
  return (["self", "partner"] as const).filter((performer) => isShown(technique, performer));
}

/** Where a still picture of a technique is. */
export function posterOf(technique: string, performer: Performer, size: "large" | "large-dark"): string | undefined {
  return posters[`./posters/${shown[performer][technique] ?? ""}-${size}.webp`];
}

/** Where the clips of a technique are. */
export function clipsOf(technique: string, performer: Performer): string | undefined {
  return clips[`./massage/${shown[performer][technique] ?? ""}.glb`];
}

/** Fetch a file, or say how it was answered. */
export async function bytesOf(address: string): Promise<ArrayBuffer> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}.`);
  return answer.arrayBuffer();
}
