import { contextOf } from "../context";
import { BASE, bytesOf } from "../files";
import { Legs, type Colours } from "./legs";
import { readShape } from "./shape";

/** What both legs need to be drawn. */
export interface Wanted {
  readonly canvas: HTMLCanvasElement;
  readonly colours: Colours;
  /** Also where it is drawn in software, because the person asked for it. */
  readonly insists: boolean;
  readonly turned: () => void;
}

/** Fetch the leg and put both up; throws where this browser cannot draw, or the file is missing or damaged. */
export async function openLegs({ canvas, colours, insists, turned }: Wanted): Promise<Legs> {
  const shape = await readShape(await bytesOf(BASE));
  return new Legs(canvas, contextOf(canvas, insists), shape, colours, turned);
}
