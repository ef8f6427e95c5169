import { goodForMs, readBundle, type Bundle } from "../device/bundle";
import { EventStore } from "../device/event-store";
import { Outbox } from "../device/outbox";
import { Refusals } from "../device/refusals";
import { listedAs, soundFormat, type SoundFormat } from "../device/sound-format";
import { address, takenFrom } from "../ground/addresses";
import { csrfToken } from "../ground/csrf";
import { browserStore } from "../ground/store";

const OWN = "legato-own";

/**
 * Keep on this device what the person who is cared for now may play without a network, and nothing else.
 *
 * The server's list is the measure: what is not on it any more (finished, too old, another person's,
 * deleted) is taken off the device. What is there already is not fetched again.
 */
export async function sync(
  ask: typeof fetch = (...request) => fetch(...request),
  format: () => Promise<SoundFormat> = soundFormat,
): Promise<void> {
  if (!("caches" in globalThis)) return;
  const refusals = new Refusals(browserStore());
  const known = refusals.known;
  const list = address("api-v1:offline");
  const own = await caches.open(OWN);
  const answer = await ask(list, { credentials: "same-origin", cache: "no-cache" });
  const bundle = answer.ok ? readBundle(await answer.clone().json()) : undefined;
  if (bundle === undefined) return;
  const before = await own.match(list, { ignoreVary: true });
  const earlier = before === undefined ? undefined : readBundle(await before.json());
  await own.put(list, answer);
  const wanted = new Set([list]);
  const stale = earlier?.version !== bundle.version || earlier.person !== bundle.person;
  const files = new Set<string>();
  for (const { url, forMs, listsClips } of documentsOf(bundle, await format())) {
    wanted.add(url);
    // A list of clips may still have been growing when it was kept.
    if (stale || listsClips || (await own.match(url, { ignoreVary: true })) === undefined) {
      await keep(own, url, () => ask(url, { credentials: "same-origin", cache: "no-cache" }), forMs);
    }
    if (listsClips) for (const clip of await clipsIn(await own.match(url, { ignoreVary: true }))) files.add(clip);
  }
  // What is seen comes after what is heard; neither ever changes, so it is fetched once.
  for (const picture of picturesOf(bundle)) files.add(picture);
  for (const file of files) {
    wanted.add(file);
    if ((await own.match(file)) === undefined) await keep(own, file, () => ask(file));
  }
  for (const { url } of await own.keys()) {
    const { pathname, search } = new URL(url);
    if (!wanted.has(pathname + search)) await own.delete(url, { ignoreVary: true });
  }
  refusals.settled(known);
  const events = bundle.sittings.map(({ id }) => address("api-v1:events", { sitting_id: id }));
  await new EventStore(browserStore()).keepOnly(events);
}

/**
 * Tell the server what happened while it could not be reached; what it cannot be told now is tried again.
 *
 * A session that ended without a connection comes to the diary with whatever page is opened next.
 */
export function sendWaiting(): void {
  const fetched: typeof fetch = (...request) => fetch(...request);
  const letters = new EventStore(browserStore());
  const outbox = new Outbox("", { letters, fetch: fetched, token: csrfToken });
  const refusals = new Refusals(browserStore());
  const send = (): void => {
    void outbox.send();
    void refusals.send(csrfToken()).catch(() => undefined);
  };
  window.addEventListener("online", send);
  send();
  void outbox.send().then(async () => {
    const untaken = await letters.untaken();
    // Most pages have nothing else to say in a browser, and do without all its sentences.
    if (untaken !== undefined) (await import("./untaken")).showUntaken(untaken);
  });
}

/** Take everything off this device. */
export async function forgetEverything(): Promise<void> {
  const { deleteDB } = await import("idb");
  localStorage.clear();
  await deleteDB("legato");
  if ("caches" in globalThis) await caches.delete(OWN);
}

/** One answer that is kept, and for how long it is good; for ever, where nothing is said. */
interface Document {
  readonly url: string;
  readonly forMs: number | undefined;
  readonly listsClips: boolean;
}

/** What is to be kept; sound comes last, because it may still have to be made, and only in the format that this device plays. */
function documentsOf(bundle: Bundle, format: SoundFormat): readonly Document[] {
  const { ready, sittings } = bundle;
  const planned = sittings.map((one) => ({ taken: { sitting_id: one.id }, forMs: goodForMs(bundle, one) }));
  const made = ready.map(({ name }) => ({ taken: { name }, forMs: undefined }));
  return [
    ...planned.map(({ taken, forMs }) => ({ url: address("sittings:play", taken), forMs, listsClips: false })),
    ...planned.map(({ taken, forMs }) => ({ url: address("api-v1:timeline", taken), forMs, listsClips: false })),
    ...made.map(({ taken, forMs }) => ({ url: address("api-v1:ready_timeline", taken), forMs, listsClips: false })),
    ...planned.map(({ taken, forMs }) => ({ url: listedAs(address("api-v1:clips", taken), format), forMs, listsClips: true })),
    ...made.map(({ taken, forMs }) => ({ url: listedAs(address("api-v1:ready_clips", taken), format), forMs, listsClips: true })),
  ];
}

/** The moving hands of the sessions that are kept. */
function picturesOf({ ready, sittings }: Bundle): readonly string[] {
  const all = [...ready, ...sittings].flatMap(({ pictures }) => pictures ?? []);
  return [...new Set(all)].filter((url) => takenFrom("static", url) !== undefined);
}

/** Keep one answer; one that cannot be had now, or for which there is no room, is left for the next time. */
async function keep(own: Cache, url: string, ask: () => Promise<Response>, forMs?: number): Promise<void> {
  try {
    const found = await ask();
    if (found.ok) await own.put(url, forMs === undefined ? found : await goodFor(found, forMs));
  } catch {
    // The next page that is opened tries again.
  }
}

async function goodFor(found: Response, forMs: number): Promise<Response> {
  const headers = new Headers(found.headers);
  const now = Date.now();
  headers.set("X-Kept-At", new Date(now).toISOString());
  headers.set("X-Good-Until", new Date(now + forMs).toISOString());
  // The body is unpacked already.
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(await found.blob(), { status: found.status, headers });
}

interface Listed {
  readonly url?: unknown;
  readonly instead?: { readonly url?: unknown };
}

/** The sound files a list of clips names. */
async function clipsIn(answer: Response | undefined): Promise<readonly string[]> {
  if (answer === undefined) return [];
  const { clips, sounds, beds } = (await answer.json()) as Record<string, Record<string, Listed> | undefined>;
  const lines = Object.values(clips ?? {});
  // What stands in for a line comes first: it is there, while the line may still have to be made.
  const meanwhile = lines.flatMap(({ instead }) => instead ?? []);
  const urls = [...meanwhile, ...lines, ...Object.values(sounds ?? {}), ...Object.values(beds ?? {})].map(({ url }) => url);
  return urls.filter((url): url is string => typeof url === "string" && takenFrom("clips:clip", url) !== undefined);
}
