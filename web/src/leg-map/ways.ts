import type { Store } from "../ground/store";
import { drawsInSoftware } from "../stage/context";

/** How places are chosen: on legs that can be turned, on a drawing, or from a list. */
export const WAYS = ["turn", "picture", "list"] as const;
export type Way = (typeof WAYS)[number];

const KEY = "legato.leg-map.way";

/** The way a person chose on this device; nothing when they never did. */
export function chosenWay(store: Store): Way | undefined {
  const kept = store.read(KEY);
  return WAYS.find((way) => way === kept && (way !== "turn" || mayTurn()));
}

/** Keep a choice. */
export function keepWay(store: Store, way: Way): void {
  store.write(KEY, way);
}

/** Whether this browser knows how to draw in three dimensions at all. */
export function mayTurn(): boolean {
  return "WebGL2RenderingContext" in window;
}

let well: boolean | undefined;

/**
 * Whether legs that turn are a pleasure on this device, and cost it nothing it would rather save.
 *
 * It has to be known before anything is drawn, so that nothing on the page moves when they come.
 */
export function turnsWell(): boolean {
  return (well ??= mayTurn() && !savesData() && drawsQuickly());
}

function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  const isSlow = connection?.effectiveType?.endsWith("2g") ?? false;
  return isSlow || connection?.saveData === true || matchMedia("(prefers-reduced-data: reduce)").matches;
}

function drawsQuickly(): boolean {
  const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
  const quickly = context !== null && !drawsInSoftware(context);
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return quickly;
}
