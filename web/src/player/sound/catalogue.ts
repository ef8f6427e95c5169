import { takenFrom } from "../../ground/addresses";
import { BEDS, type BedName } from "../../session/settings";

/** A sound as a file. */
export interface Clip {
  readonly url: string;
  readonly ms: number;
}

/** A spoken line; until it is made, the same in the voice that comes with Legato. */
export interface LineClip extends Clip {
  readonly instead: Clip | undefined;
}

/** A sound to massage by, and which part of it repeats itself. */
export interface Bed extends Clip {
  readonly from_ms: number;
  readonly loop_ms: number;
}

/** How many lines are made, and the first that could not be. */
export interface Made {
  readonly lines: number;
  readonly of: number;
  readonly trouble: { readonly text: string; readonly says: string } | undefined;
}

/** What can be heard in a session. */
export interface Catalogue {
  readonly says: string | undefined;
  readonly made: Made | undefined;
  readonly clips: ReadonlyMap<string, LineClip>;
  readonly sounds: ReadonlyMap<string, Clip>;
  readonly beds: ReadonlyMap<BedName, Bed>;
}

export const NOTHING: Catalogue = {
  says: undefined,
  made: undefined,
  clips: new Map(),
  sounds: new Map(),
  beds: new Map(),
};

/** Read what the server sent; what is damaged is left out. */
export function readCatalogue(value: unknown): Catalogue {
  const { says, made, clips, sounds, beds } = record(value);
  return {
    says: typeof says === "string" ? says : undefined,
    made: readMade(made),
    clips: new Map(
      entries(clips).map(([text, clip]) => [text, { ...clip, instead: readClip(record(clip)["instead"]) }] as const),
    ),
    sounds: new Map(entries(sounds)),
    beds: new Map(entries(beds).flatMap(readBed)),
  };
}

function entries(value: unknown): readonly (readonly [string, Clip])[] {
  return Object.entries(record(value)).flatMap(([name, each]) => {
    const clip = readClip(each);
    return clip === undefined ? [] : [[name, clip] as const];
  });
}

function readClip(value: unknown): Clip | undefined {
  const { url, ms } = record(value);
  const isClip = typeof url === "string" && takenFrom("clips:clip", url) !== undefined && typeof ms === "number" && ms > 0;
  return isClip ? { ...record(value), url, ms } : undefined;
}

function readBed([name, clip]: readonly [string, Clip]): readonly (readonly [BedName, Bed])[] {
  const { from_ms, loop_ms } = record(clip);
  const known = BEDS.find((one) => one === name);
  if (known === undefined || typeof from_ms !== "number" || typeof loop_ms !== "number") return [];
  return from_ms >= 0 && loop_ms > 0 && from_ms + loop_ms <= clip.ms ? [[known, { ...clip, from_ms, loop_ms }]] : [];
}

function readMade(value: unknown): Made | undefined {
  const { lines, of, trouble } = record(value);
  if (typeof lines !== "number" || typeof of !== "number") return undefined;
  const { text, says } = record(trouble);
  const told = typeof text === "string" && typeof says === "string" ? { text, says } : undefined;
  return { lines, of, trouble: told };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
