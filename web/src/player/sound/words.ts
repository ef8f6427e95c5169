/** The sentences about voices and the bed of sound; the same stand in `src/legato/words/en/voices.ftl`. */
import type { BedChoice } from "../../session/settings";

export const soundWords = {
  bed: "Sound to massage by",
  beds: { off: "Off", rain: "Rain", chords: "Chords", waves: "Waves" } satisfies Record<BedChoice, string>,
  bedVolume: "Sound to massage by",
  bedComing: "The sound is on its way.",
  bedLost: "This sound cannot be had now. It is tried again with the connection.",
  linesReady: (ready: number, of: number): string =>
    `${ready} of ${of} lines are ready. Until a line is, Legato’s own voice says it.`,
  lineTrouble: (line: string, why: string): string =>
    `“${line}” could not be made: ${why} Legato’s own voice says what is missing.`,
  otherVoice: "Choose another voice",
};
