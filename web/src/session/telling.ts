import { say } from "../ground/say";
import { TELLINGS, type Cue, type Shown, type Telling } from "../ground/timeline";
import type { Senses } from "./settings";

/** Tell whether a voice is wanted at all. */
export function mayTalk({ voice, volume }: Pick<Senses, "voice" | "volume">): boolean {
  return voice && volume > 0;
}

/** Tell whether somebody who wants to be told this much hears a cue; what nobody may turn off comes as `quiet`. */
export function isTold({ told = "quiet" }: Pick<Cue, "told">, telling: Telling): boolean {
  return TELLINGS.indexOf(told) >= TELLINGS.indexOf(telling);
}

/** Give what is said of a cue; `undefined` where it has no words, or fewer are wanted. */
export function saidOf(cue: Cue, telling: Telling): string | undefined {
  return cue.kind !== "beat" && isTold(cue, telling) ? cue.text : undefined;
}

/** Tell whether what is said stands on the screen already: as the title, the line, or one of the notes. */
export function isShown(said: string, { title, line, notes = [] }: Shown): boolean {
  return said.includes(line) || said === say("player-title-said", { title }) || notes.includes(said);
}
