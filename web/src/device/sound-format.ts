/** How clips are compressed: Opus in Ogg, or MP3 for what cannot play that. */
export type SoundFormat = "ogg" | "mp3";

/** Decodes a whole sound, as the player does. */
export type Decode = (bytes: ArrayBuffer) => Promise<unknown>;

/** The shortest sound there is in Ogg: 13 ms of silence by Opus. */
const SAMPLE =
  "T2dnUwACAAAAAAAAAAABAAAAAAAAAF3pgQoBE09wdXNIZWFkAQE4AcBdAAAAAABPZ2dTAAAAAAAAAAAAAAEAAAABAAAAh1hgGgEQT3B1c1RhZ3MAAAAAAAAAAE9nZ1MABMADAAAAAAAAAQAAAAIAAADJA6XmAQPY//4=";

const OGG = ".ogg";

let known: Promise<SoundFormat> | undefined;

/** Decode without a device: possible before the first tap, when browsers allow no sound yet. */
export function decodeAhead(bytes: ArrayBuffer): Promise<AudioBuffer> {
  return new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
}

/**
 * Find out which format this device plays, by decoding one.
 *
 * Whoever plays clips and whoever keeps them ask here, so that what is kept can be played. `canPlayType` speaks for
 * another part of the browser: there are iPhones whose `<audio>` plays Opus and whose `decodeAudioData` does not.
 */
export async function soundFormatOf(decode: Decode): Promise<SoundFormat> {
  try {
    await decode(Uint8Array.from(atob(SAMPLE), (letter) => letter.charCodeAt(0)).buffer);
    return "ogg";
  } catch {
    return "mp3";
  }
}

/** The format of this device, found out once for a page. */
export function soundFormat(): Promise<SoundFormat> {
  return (known ??= soundFormatOf(decodeAhead));
}

/** The address of a list of clips in a format. */
export function listedAs(list: string, format: SoundFormat): string {
  return format === "ogg" ? list : `${list}?type=${format}`;
}

/** The same clip as MP3; `undefined` where it is that already. */
export function asMp3(clip: string): string | undefined {
  return clip.endsWith(OGG) ? `${clip.slice(0, -OGG.length)}.mp3` : undefined;
}
