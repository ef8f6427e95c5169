import { isLeg } from "../ground/legs";
import type { View } from "../legs/outlines";
import { FINGER_PX, MOUSE_PX, placeAt, type PlaceTouch } from "../legs/touch";
import { isZone, type Place } from "../legs/zones";

/** The place a control is for. */
export function placeOf(target: EventTarget | null): Place | undefined {
  if (!(target instanceof SVGElement)) return undefined;
  const { leg, zone } = target.dataset;
  return isLeg(leg) && isZone(zone) ? { leg, zone } : undefined;
}

/** What a click means: by its place when something pointed, by the control it is on when a screen reader pressed it. */
export function touchOf(view: View, event: MouseEvent): PlaceTouch | undefined {
  const drawing = event.currentTarget as SVGSVGElement;
  const on = placeOf(event.target);
  const pointer = "pointerType" in event ? event.pointerType : "";
  const matrix = drawing.getScreenCTM();
  if (event.detail === 0 || pointer === "" || matrix === null) return on && { place: on, nearby: [] };
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  return placeAt(view, x, y, 1 / matrix.a, pointer === "mouse" ? MOUSE_PX : FINGER_PX);
}

/** Tell a drawing how many of its units make a pixel, so that numbers stay the same size. */
export function keepBadgesReadable(drawing: Element): void {
  const { width, height } = drawing.getBoundingClientRect();
  const [, , across = 0, down = 0] = (drawing.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const unit = Math.max(across / width, down / height);
  if (Number.isFinite(unit)) (drawing as SVGSVGElement).style.setProperty("--unit", unit.toFixed(3));
}
