import type { SessionMs } from "../ground/timeline";
import { inOrder, isJump, placeOf, RESTS, RUNS, type Happening } from "./standing";

/**
 * How much of a session was played to somebody; a part that was repeated counts once.
 *
 * The server computes the same (`legato.response.guidance`), and tests hold the two together. `undefined` where no
 * player ever ran.
 */
export function guidedMs(happenings: Iterable<Happening>): number | undefined {
  const stretches: (readonly [SessionMs, SessionMs])[] = [];
  let since: SessionMs | undefined;
  let played = false;
  for (const one of inOrder(happenings)) {
    if (since !== undefined) {
      stretches.push([since, one.at_ms]);
      since = one.at_ms;
    }
    if (RUNS.has(one.kind)) [played, since] = [true, one.at_ms];
    else if (RESTS.has(one.kind)) since = undefined;
    if (isJump(one) && since !== undefined) since = placeOf(one).at_ms;
  }
  return played ? covered(stretches) : undefined;
}

function covered(stretches: readonly (readonly [SessionMs, SessionMs])[]): number {
  let [sum, until] = [0, 0];
  for (const [begins, ends] of [...stretches].sort(([a, b], [c, d]) => a - c || b - d)) {
    sum += Math.max(0, ends - Math.max(begins, until));
    until = Math.max(until, ends);
  }
  return sum;
}
