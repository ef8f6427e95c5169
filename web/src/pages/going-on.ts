import { takenFrom } from "../ground/addresses";
import { say } from "../ground/say";
import { browserStore } from "../ground/store";
import { clockOf, placeKept } from "../session/place";

/**
 * Say on the way into a session that it goes on, and where: the page may be from before it was begun.
 *
 * Whoever goes Back from the player sees the page as it was, without the server being asked.
 */
export function showGoingOn(link: HTMLAnchorElement): void {
  const sitting = takenFrom("sittings:play", new URL(link.href).pathname)?.sitting_id;
  const at = sitting === undefined ? undefined : placeKept(browserStore(), sitting);
  const label = link.querySelector("span");
  if (at !== undefined && label !== null) label.textContent = say("player-go-on-at", { time: clockOf(at) });
}
