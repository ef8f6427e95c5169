import { BUNDLE, goodForMs, readBundle, type Bundle } from "../device/bundle";
import { EventStore } from "../device/event-store";
import { Outbox } from "../device/outbox";
import { Refusals } from "../device/refusals";
import { csrfToken } from "../ground/csrf";
import { browserStore } from "../ground/store";

const OWN = "legato-own";
/** What never changes, and is fetched once. */
const NAMED_BY_CONTENT = /^\/(static|clips)\//;

/**
 * Keep on this device what the person who is cared for now may play without a network, and nothing else.
 *
 * The server's list is the measure: what is not on it any more (finished, too old, another person's,
 * deleted) is taken off the device. What is there already is not fetched again.
 */
export async function sync(ask: typeof fetch = (...request) => fetch(...request)): Promise<void> {
  if (!("caches" in globalThis)) return;
  const refusals = new Refusals(browserStore());
  const known = refusals.known;
  const own = await caches.open(OWN);
  const answer = await ask(BUNDLE, { credentials: "same-origin", cache: "no-cache" });
  const bundle = answer.ok ? readBundle(await answer.clone().json()) : undefined;
  if (bundle === undefined) return;
  const before = await own.match(BUNDLE, { ignoreVary: true });
  const earlier = before === undefined ? undefined : readBundle(await before.json());
  await own.put(BUNDLE, answer);
  const wanted = new Set([BUNDLE]);
  const stale = earlier?.version !== bundle.version || earlier.person !== bundle.person;
  for (const [address, forMs] of addressesOf(bundle)) {
    wanted.add(address);
    // A list of clips may still have been growing when it was kept.
    if (!stale && !address.endsWith("/clips") && (await own.match(address, { ignoreVary: true })) !== undefined) continue;
    await keep(own, address, () => ask(address, { credentials: "same-origin", cache: "no-cache" }), forMs);
  }
  for (const address of [...wanted]) {
    if (!address.includes("/clips")) continue;
    for (const clip of await clipsIn(await own.match(address, { ignoreVary: true }))) wanted.add(clip);
  }
  // What is seen comes after what is heard.
  for (const address of picturesOf(bundle)) wanted.add(address);
  for (const address of wanted) {
    if (!NAMED_BY_CONTENT.test(address) || (await own.match(address)) !== undefined) continue;
    await keep(own, address, () => ask(address));
  }
  for (const { url } of await own.keys()) {
    const { pathname, search } = new URL(url);
    if (!wanted.has(pathname + search)) await own.delete(url, { ignoreVary: true });
  }
  refusals.settled(known);
  await new EventStore(browserStore()).keepOnly(bundle.sittings.map(({ id }) => `/api/v1/sittings/${id}/events`));
}

/**
 * Tell the server what happened while it could not be reached; what it cannot be told now is tried again.
 *
 * A session that ended without a connection comes to the diary with whatever page is opened next.
 */
export function sendWaiting(): void {
  const fetched: typeof fetch = (...request) => fetch(...request);
  const outbox = new Outbox("", { letters: new EventStore(browserStore()), fetch: fetched, token: csrfToken });
  const refusals = new Refusals(browserStore());
  const send = (): void => {
    void outbox.send();
    void refusals.send(csrfToken()).catch(() => undefined);
  };
  window.addEventListener("online", send);
  send();
}

/** Take everything off this device. */
export async function forgetEverything(): Promise<void> {
  const { deleteDB } = await import("idb");
  localStorage.clear();
  await deleteDB("legato");
  if ("caches" in globalThis) await caches.delete(OWN);
}

/** What is to be kept, and until when; sound comes last, because it may still have to be made. */
function addressesOf(bundle: Bundle): readonly (readonly [string, number | undefined])[] {
  const { ready, sittings } = bundle;
  const sessions = [
    ...sittings.map((one) => [`/api/v1/sittings/${one.id}`, goodForMs(bundle, one)] as const),
    ...ready.map(({ name }) => [`/api/v1/ready/${name}`, undefined] as const),
  ];
  return [
    ...sittings.map((one) => [`/sittings/${one.id}/play/`, goodForMs(bundle, one)] as const),
    ...sessions.map(([address, forMs]) => [`${address}/timeline`, forMs] as const),
    ...sessions.map(([address, forMs]) => [`${address}/clips`, forMs] as const),
  ];
}

/** The moving hands of the sessions that are kept. */
function picturesOf({ ready, sittings }: Bundle): readonly string[] {
  const all = [...ready, ...sittings].flatMap(({ pictures }) => pictures ?? []);
  return [...new Set(all)].filter((address) => address.startsWith("/static/"));
}

/** Keep one answer; one that cannot be had now, or for which there is no room, is left for the next time. */
async function keep(own: Cache, address: string, ask: () => Promise<Response>, forMs?: number): Promise<void> {
  try {
    const found = await ask();
    if (found.ok) await own.put(address, forMs === undefined ? found : await goodFor(found, forMs));
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

/** The sound files a list of clips names. */
async function clipsIn(answer: Response | undefined): Promise<readonly string[]> {
  if (answer === undefined) return [];
  const { clips, sounds } = (await answer.json()) as Record<string, Record<string, { url?: unknown }> | undefined>;
  const urls = [...Object.values(clips ?? {}), ...Object.values(sounds ?? {})].map(({ url }) => url);
  return urls.filter((url): url is string => typeof url === "string" && url.startsWith("/clips/"));
}
