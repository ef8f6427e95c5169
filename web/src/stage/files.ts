/** Which techniques the stage can show, and where their files are. */
import shown from "virtual:shown-techniques";

import base from "./massage/base.glb?url";

const clips = import.meta.glob<string>(["./massage/*.glb", "!./massage/base.glb", "!./massage/massage.glb"], {
  query: "?url",
  import: "default",
  eager: true,
});
/** Still pictures; the server finds them by the names of their sources. */
const posters = import.meta.glob<string>("./posters/*.webp", { query: "?url", import: "default", eager: true });

/** The leg, the hands and the tools. */
export const BASE = base;

/** Tell whether a technique is shown by moving hands. */
export function isShown(technique: string): boolean {
  return shown.includes(technique) && posterOf(technique, "large") !== undefined;
}

/** Where a still picture of a technique is. */
export function posterOf(technique: string, size: "large" | "large-dark"): string | undefined {
  return posters[`./posters/${technique}-${size}.webp`];
}

/** Where the clips of a technique are. */
export function clipsOf(technique: string): string | undefined {
  return clips[`./massage/${technique}.glb`];
}

/** Fetch a file, or say how it was answered. */
export async function bytesOf(address: string): Promise<ArrayBuffer> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}.`);
  return answer.arrayBuffer();
}
