import { takenFrom } from "../../ground/addresses";
import { Signal } from "../../ground/signals";

/** Sounds that are not words. */
export const SOUND_NAMES = ["tick", "begin", "change_leg", "pressure_check", "end"] as const;
export type SoundName = (typeof SOUND_NAMES)[number];

interface Clip {
  readonly url: string;
  readonly ms: number;
}

interface Catalogue {
  readonly says: string | undefined;
  readonly clips: ReadonlyMap<string, Clip>;
  readonly sounds: ReadonlyMap<string, Clip>;
}

const NOTHING: Catalogue = { says: undefined, clips: new Map(), sounds: new Map() };

const AT_ONCE = 2;
const TRIED_AGAIN_MS = 3_000;

/** What clips need from the world. */
export interface ClipPress {
  readonly fetch: typeof fetch;
  readonly decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>;
}

/** Whether a clip can be heard now, is on its way, or will never come. */
export type Readiness = "ready" | "coming" | "none";

/**
 * The spoken lines and the chimes of a session, as recorded sound.
 *
 * Only what is wanted for the next stretch is held decoded, because a decoded minute takes ten megabytes.
 * What cannot be fetched or decoded counts as not there: whoever asks then says it another way.
 */
export class Clips {
  /** Told when the catalogue is known, and when a clip is ready or turns out to be no use. */
  readonly changes = new Signal();
  private catalogue: Catalogue | undefined;
  private loading: Promise<void> | undefined;
  private queue: string[] = [];
  private fetching = 0;
  private readonly held = new Map<string, AudioBuffer | "coming" | "useless">();

  constructor(
    private readonly address: string,
    private readonly press: ClipPress,
  ) {
    if (address === "") this.catalogue = NOTHING;
  }

  /** Whether there is a recorded voice. */
  get speaks(): boolean {
    return (this.catalogue?.clips.size ?? 0) > 0;
  }

  /** Why there is no recorded voice, in the server's sentence. */
  get says(): string | undefined {
    return this.catalogue?.says;
  }

  /** Ask which clips there are; again after the session was changed. */
  load(): Promise<void> {
    if (this.address === "") return Promise.resolve();
    this.loading ??= this.ask().finally(() => {
      this.loading = undefined;
      this.changes.tell();
    });
    return this.loading;
  }

  /** How far a spoken line has come. */
  line(text: string): Readiness {
    if (this.catalogue === undefined) return "coming";
    const clip = this.catalogue.clips.get(text);
    return clip === undefined ? (this.loading === undefined ? "none" : "coming") : this.readiness(clip);
  }

  /** The sound of a line, once it is ready. */
  voice(text: string): AudioBuffer | undefined {
    return this.buffer(this.catalogue?.clips.get(text));
  }

  /** A chime, once it is ready. */
  sound(name: SoundName): AudioBuffer | undefined {
    return this.buffer(this.catalogue?.sounds.get(name));
  }

  /** Get ready what is heard next, and let go of the other lines; chimes are small and stay. */
  want(texts: readonly string[]): void {
    const { clips, sounds } = this.catalogue ?? NOTHING;
    const next = texts.flatMap((text) => clips.get(text) ?? []);
    const wanted = new Set([...next.slice(0, 1), ...sounds.values(), ...next].map(({ url }) => url));
    for (const [url, held] of this.held) {
      if (!wanted.has(url) && held instanceof Object) this.held.delete(url);
    }
    this.queue = [...wanted].filter((url) => !this.held.has(url));
    this.goOn();
  }

  /** Fetch what is needed first first: the server makes clips one after the other. */
  private goOn(): void {
    while (this.fetching < AT_ONCE) {
      const url = this.queue.shift();
      if (url === undefined) return;
      this.fetching++;
      void this.fetch(url).finally(() => {
        this.fetching--;
        this.goOn();
      });
    }
  }

  private readiness({ url }: Clip): Readiness {
    const held = this.held.get(url);
    if (held === "useless") return "none";
    return held instanceof Object ? "ready" : "coming";
  }

  private buffer(clip: Clip | undefined): AudioBuffer | undefined {
    const held = clip === undefined ? undefined : this.held.get(clip.url);
    return held instanceof Object ? held : undefined;
  }

  private async ask(): Promise<void> {
    try {
      const answer = await this.press.fetch(this.address, {
        credentials: "same-origin",
        headers: { Accept: "application/json" },
      });
      this.catalogue = answer.ok ? read(await answer.json()) : (this.catalogue ?? NOTHING);
    } catch {
      this.catalogue ??= NOTHING;
    }
  }

  private async fetch(url: string): Promise<void> {
    this.held.set(url, "coming");
    const bytes = await this.press.fetch(url, { credentials: "same-origin" }).then(
      (answer) => (answer.ok ? answer.arrayBuffer() : undefined),
      () => undefined,
    );
    const sound = bytes && (await this.press.decode(bytes).catch(() => undefined));
    this.held.set(url, sound ?? "useless");
    // What could not be had now, because it is just being made or the network is gone, may be had later.
    if (bytes === undefined) setTimeout(() => this.held.delete(url), TRIED_AGAIN_MS);
    this.changes.tell();
  }
}

/** Decode without a device: possible before the first tap, when browsers allow no sound yet. */
export function decodeAhead(bytes: ArrayBuffer): Promise<AudioBuffer> {
  return new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes);
}

/** Read what the server sent; what is damaged is left out. */
function read(value: unknown): Catalogue {
  const { says, clips, sounds } = (value ?? {}) as Record<string, unknown>;
  return { says: typeof says === "string" ? says : undefined, clips: readClips(clips), sounds: readClips(sounds) };
}

function readClips(value: unknown): Map<string, Clip> {
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(Object.entries(value).filter((entry): entry is [string, Clip] => isClip(entry[1])));
}

function isClip(value: unknown): value is Clip {
  const { url, ms } = (value ?? {}) as Partial<Record<keyof Clip, unknown>>;
  return typeof url === "string" && takenFrom("clips:clip", url) !== undefined && typeof ms === "number" && ms > 0;
}
