import { asMp3, decodeAhead, listedAs, soundFormat, type SoundFormat } from "../../device/sound-format";
import { Signal } from "../../ground/signals";
import type { BedName } from "../../session/settings";
import { NOTHING, readCatalogue, type Bed, type Catalogue, type Clip, type Made } from "./catalogue";

/** Sounds that are not words. */
export const SOUND_NAMES = ["tick", "begin", "change_leg", "pressure_check", "end"] as const;
export type SoundName = (typeof SOUND_NAMES)[number];

const AT_ONCE = 2;
const TRIED_AGAIN_MS = 3_000;
const LOOKS_EACH_MS = 2_500;
/** After so many looks at which nothing was new, nobody is making anything any more. */
const LOOKS_IN_VAIN = 24;

/** What clips need from the world. */
export interface ClipPress {
  readonly fetch: typeof fetch;
  readonly decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>;
  /** What this device plays. */
  readonly format: () => Promise<SoundFormat>;
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
  private loading: Promise<unknown> | undefined;
  private queue: string[] = [];
  private fetching = 0;
  private readonly held = new Map<string, AudioBuffer | "coming" | "useless">();
  /** Whether words are left to another voice; chimes and beds are not. */
  leavesWords: () => boolean = () => false;
  private texts: readonly string[] = [];
  private bedWanted: BedName | undefined;
  private following: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly address: string,
    private readonly press: ClipPress,
  ) {
    if (address === "") this.catalogue = NOTHING;
  }

  /** Whether there is a recorded voice. */
  get speaks(): boolean {
    return this.hasLines && !this.leavesWords();
  }

  /** Whether there are recorded lines, wanted or not. */
  get hasLines(): boolean {
    return (this.catalogue?.clips.size ?? 0) > 0;
  }

  /** How many lines are made; `undefined` when all are, or it is not known. */
  get making(): Made | undefined {
    const made = this.catalogue?.made;
    return made === undefined || made.lines >= made.of || this.leavesWords() ? undefined : made;
  }

  /** Why there is no recorded voice, in the server's sentence. */
  get says(): string | undefined {
    return this.catalogue?.says;
  }

  /** Ask which clips there are; again after the session was changed. */
  load(): Promise<unknown> {
    if (this.address === "") return Promise.resolve();
    this.loading ??= this.ask("").finally(() => {
      this.loading = undefined;
      this.changes.tell();
      this.follow();
    });
    return this.loading;
  }

  /** Fetch no more. */
  dispose(): void {
    clearTimeout(this.following);
    this.bedWanted = undefined;
    this.catalogue = NOTHING;
    this.want([]);
  }

  /** How far a spoken line has come, in whichever voice is there first. */
  line(text: string): Readiness {
    if (this.leavesWords()) return "none";
    if (this.catalogue === undefined) return "coming";
    const clip = this.catalogue.clips.get(text);
    if (clip === undefined) return this.loading === undefined ? "none" : "coming";
    const all = [clip, clip.instead].map((each) => (each === undefined ? "none" : this.readiness(each)));
    return (["ready", "coming"] as const).find((one) => all.includes(one)) ?? "none";
  }

  /** The sound of a line, once it is ready; until then in the voice that stands in, where one does. */
  voice(text: string): AudioBuffer | undefined {
    if (this.leavesWords()) return undefined;
    const clip = this.catalogue?.clips.get(text);
    return this.buffer(clip) ?? this.buffer(clip?.instead);
  }

  /** Have a bed of sound ready, or none. */
  wantBed(name: BedName | undefined): void {
    if (name === this.bedWanted) return;
    this.bedWanted = name;
    this.want(this.texts);
  }

  /** How far a bed has come. */
  bedReadiness(name: BedName): Readiness {
    const bed = this.catalogue?.beds.get(name);
    return bed === undefined ? (this.catalogue === undefined ? "coming" : "none") : this.readiness(bed);
  }

  /** A bed of sound, once it is ready, and which part of it repeats itself. */
  bed(name: BedName): (Bed & { readonly sound: AudioBuffer }) | undefined {
    const bed = this.catalogue?.beds.get(name);
    const sound = this.buffer(bed);
    return bed === undefined || sound === undefined ? undefined : { ...bed, sound };
  }

  /** A chime, once it is ready. */
  sound(name: SoundName): AudioBuffer | undefined {
    return this.buffer(this.catalogue?.sounds.get(name));
  }

  /** Get ready what is heard next, and let go of the other lines; chimes are small and stay. */
  want(texts: readonly string[]): void {
    this.texts = texts;
    const { clips, sounds, beds } = this.catalogue ?? NOTHING;
    const lines = this.leavesWords() ? [] : texts.flatMap((text) => clips.get(text) ?? []);
    // What stands in is there at once; what it stands in for is just being made.
    const next = [...lines.flatMap(({ instead }) => instead ?? []), ...lines];
    const bed = this.bedWanted === undefined ? undefined : beds.get(this.bedWanted);
    const wanted = new Set([...next.slice(0, 1), ...sounds.values(), ...(bed ? [bed] : []), ...next].map(({ url }) => url));
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

  private async ask(look: "" | "look=true"): Promise<boolean> {
    try {
      const list = listedAs(this.address, await this.press.format());
      const answer = await this.press.fetch(look === "" ? list : `${list}${list.includes("?") ? "&" : "?"}${look}`, {
        credentials: "same-origin",
        headers: { Accept: "application/json" },
      });
      this.catalogue = answer.ok ? readCatalogue(await answer.json()) : (this.catalogue ?? NOTHING);
      return answer.ok;
    } catch {
      this.catalogue ??= NOTHING;
      return false;
    }
  }

  /** Look now and then how far the lines are, and begin none, until all are made or nobody makes any. */
  private follow(inVain = 0): void {
    clearTimeout(this.following);
    const before = this.catalogue?.made;
    if (before === undefined || before.lines >= before.of || inVain >= LOOKS_IN_VAIN) return;
    const look = async (): Promise<void> => {
      if (!(await this.ask("look=true"))) return;
      this.changes.tell();
      this.follow(this.catalogue?.made?.lines === before.lines ? inVain + 1 : 0);
    };
    this.following = setTimeout(() => void look(), LOOKS_EACH_MS);
  }

  private async fetch(url: string): Promise<void> {
    this.held.set(url, "coming");
    let { bytes, sound } = await this.pressed(url);
    const instead = asMp3(url);
    // It came, and this device cannot read it: the same clip is there in the other format.
    if (bytes !== undefined && sound === undefined && instead !== undefined) ({ bytes, sound } = await this.pressed(instead));
    this.held.set(url, sound ?? "useless");
    // What could not be had now, because it is just being made or the network is gone, may be had later.
    if (bytes === undefined) setTimeout(() => this.forget(url), TRIED_AGAIN_MS);
    this.changes.tell();
  }

  /** Fetch and decode one file; without bytes it could not be had, without a sound it could not be read. */
  private async pressed(url: string): Promise<{ bytes: ArrayBuffer | undefined; sound: AudioBuffer | undefined }> {
    const bytes = await this.press.fetch(url, { credentials: "same-origin" }).then(
      (answer) => (answer.ok ? answer.arrayBuffer() : undefined),
      () => undefined,
    );
    return { bytes, sound: bytes && (await this.press.decode(bytes).catch(() => undefined)) };
  }

  /** Ask again for a sound that could not be had, while it is still wanted. */
  private forget(url: string): void {
    this.held.delete(url);
    this.want(this.texts);
  }
}

/** Begin to fetch the clips listed at an address; `changed` is told when more is known of them. */
export function openClips(address: string, changed: () => void): Clips {
  const clips = new Clips(address, { fetch: (...request) => fetch(...request), decode: decodeAhead, format: soundFormat });
  clips.changes.on(changed);
  void clips.load();
  return clips;
}
