import { Cast } from "./cast";
import type { Performer } from "./clips";
import { contextOf } from "./context";
import { BASE, bytesOf, clipsOf } from "./files";
import { Theatre, type Colours } from "./theatre";

/** What a stage needs to open. */
export interface Wanted {
  readonly canvas: HTMLCanvasElement;
  readonly technique: string;
  readonly performer: Performer;
  readonly colours: Colours;
  /** Whether strokes run to the heart, against their usual way. */
  readonly toHeart: boolean;
  readonly turned: (() => void) | undefined;
}

/**
 * Fetch a technique's movements and make a stage of them.
 *
 * Throws where this browser cannot draw, or a file is missing or damaged.
 */
export async function openTheatre({ canvas, technique, performer, colours, toHeart, turned }: Wanted): Promise<Theatre> {
  const moves = clipsOf(technique, performer);
  if (moves === undefined) throw new Error(`Nothing is known of how ${technique} moves.`);
  const [base, own] = await Promise.all([bytesOf(BASE), bytesOf(moves)]);
  const cast = await Cast.read(base, own);
  try {
    // Beside a session that plays, a device that draws in software would answer taps seconds late.
    const context = contextOf(canvas, turned !== undefined);
    return new Theatre(canvas, context, cast, colours, turned, toHeart);
  } catch (error) {
    cast.dispose();
    throw error;
  }
}
