import { Cast } from "./cast";
import type { Performer } from "./clips";
import { BASE, clipsOf } from "./files";
import { Theatre, type Colours } from "./theatre";

/** What a stage needs to open. */
export interface Wanted {
  readonly canvas: HTMLCanvasElement;
  readonly technique: string;
  readonly performer: Performer;
  readonly colours: Colours;
  readonly turned: (() => void) | undefined;
}

/**
 * Fetch a technique's movements and make a stage of them.
 *
 * Throws where this browser cannot draw, or a file is missing or damaged.
 */
export async function openTheatre({ canvas, technique, performer, colours, turned }: Wanted): Promise<Theatre> {
  const moves = clipsOf(technique);
  if (moves === undefined) throw new Error(`Nothing is known of how ${technique} moves.`);
  const [base, own] = await Promise.all([BASE, moves].map(bytesOf));
  if (base === undefined || own === undefined) throw new Error("The files of the picture are missing.");
  const cast = await Cast.read(base, own);
  // Asked for here, because three.js complains loudly where there is none.
  // Beside a session that plays, a device that draws in software would answer taps seconds late.
  const beside = turned === undefined;
  const context = canvas.getContext("webgl2", {
    alpha: true,
    antialias: true,
    powerPreference: "low-power",
    failIfMajorPerformanceCaveat: beside,
  });
  if (context === null) {
    cast.dispose();
    throw new Error("This browser cannot draw in three dimensions.");
  }
  return new Theatre(canvas, context, cast, performer, colours, turned);
}

async function bytesOf(address: string): Promise<ArrayBuffer> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}.`);
  return answer.arrayBuffer();
}
