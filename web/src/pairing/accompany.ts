import { address } from "../ground/addresses";
import { csrfToken } from "../ground/csrf";
import { uuid } from "../ground/ids";
import { say } from "../ground/say";
import type { LegatoPlayer } from "../player/element";
import { Announcement, type Offer } from "./announcement";
import { Company } from "./company";
import { ServerLine, type Ask } from "./line";

/** How long after something is asked its sentence is spoken: the notes come first, ms. */
const NOTES_FIRST_MS = 700;

/**
 * Let a player take part with joined phones.
 *
 * Attributes: `company` (where screens tell each other), `guest` (this is a joined phone), `leave` (where a
 * phone goes that takes part no more). Without `company` nothing happens.
 */
export function accompany(player: LegatoPlayer): Company | undefined {
  const told = player.getAttribute("company");
  if (told === null) return undefined;
  const announcement = new Announcement(() => player.volume);
  const screen = uuid();
  const company = new Company(player, {
    line: new ServerLine(told, screen, csrfToken),
    screen,
    guest: player.hasAttribute("guest"),
    asked: (ask) => tell(player, announcement, ask),
    goesOnElsewhere: (goesOn) => {
      player.elsewhere = goesOn;
      if (goesOn) player.tell(say("remote-elsewhere"));
    },
    renewed: () => window.location.reload(),
    leave: () => window.location.assign(player.getAttribute("leave") ?? address("home")),
  });
  for (const name of ["pointerdown", "keydown"]) window.addEventListener(name, () => announcement.unlock(), true);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") company.wake();
  });
  window.addEventListener("online", () => company.wake());
  return company;
}

function tell(player: LegatoPlayer, announcement: Announcement, { kind, wish, says }: Ask): void {
  if (kind === "stop") player.stop();
  // A second screen changes nothing for the others, and over a dialog nothing else can be pressed.
  const isCovered = Boolean(player.shadowRoot?.querySelector("dialog[open]"));
  const offer = player.hasAttribute("guest") || isCovered ? undefined : offerOf(player, wish);
  announcement.show(kind, says, offer);
  setTimeout(() => player.tell(says), NOTES_FIRST_MS);
}

/** What can be done about it with one tap: where it is as firm as it may be, more of it can still be more time. */
function offerOf(player: LegatoPlayer, wish: Ask["wish"]): Offer | undefined {
  const offers: Partial<Record<Ask["wish"], Offer>> = {
    softer: { label: say("player-softer"), act: () => player.adjust("softer") },
    more: { label: say("player-firmer"), act: () => player.adjust("firmer") },
    more_is_most: { label: say("player-longer"), act: () => player.adjust("longer") },
  };
  return offers[wish];
}
