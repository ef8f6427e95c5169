/**
 * The service worker: the pages, scripts and pictures of the app, and what this person may play, without a network.
 *
 * It is built into one file (`build/alone.ts`), because the server sends it from the app's own path with the list of
 * what to keep in front of it. A small one of our own instead of a generated one: there are five kinds of address, and
 * for each it matters who may see the answer and for how long.
 */
import { address, takenFrom, type RouteName } from "../ground/addresses";

interface Kept {
  readonly version: string;
  readonly keeps: readonly string[];
}

interface LifeEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface FetchedEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  readonly clients: { claim(): Promise<void>; matchAll(which: { readonly includeUncontrolled: boolean }): Promise<readonly { readonly url: string }[]> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", listener: (event: LifeEvent) => void): void;
  addEventListener(name: "fetch", listener: (event: FetchedEvent) => void): void;
  addEventListener(name: "message", listener: (event: LifeEvent & { readonly data: unknown }) => void): void;
}

declare const LEGATO: Kept;

const worker = self as unknown as Worker;
const SHELL = `legato-shell-${LEGATO.version}`;
/** What belongs to the person who is cared for on this device; `sync.ts` fills and empties it. */
const OWN = "legato-own";
const WAITS_FOR_PAGES_MS = 5_000;
const WAITS_FOR_DATA_MS = 3_000;
/** By so much a clock may be set back by its time server, ms. */
const CLOCK_PUT_RIGHT_MS = 5 * 60_000;
/** A session may be running on these pages: a new version waits until they are left. */
const IN_SESSION = ["sittings:play", "offline:quick-one"] as const;
const PLANNED = ["api-v1:timeline"] as const;
const KEPT_DATA = ["api-v1:offline", "api-v1:ready_timeline", "api-v1:ready_clips", "api-v1:clips", ...PLANNED] as const;
const NAMED_BY_CONTENT = ["static", "clips:clip"] as const;

worker.addEventListener("install", (event) => {
  // Past the browser's own cache: what is kept is what the server has now.
  const fresh = LEGATO.keeps.map((address) => new Request(address, { cache: "no-cache", credentials: "same-origin" }));
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(fresh)));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith("legato-shell-") && name !== SHELL))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(takeOverUnlessPlaying());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (is(NAMED_BY_CONTENT, pathname)) event.respondWith(file(request));
  else if (is(KEPT_DATA, pathname)) event.respondWith(data(request));
});

function is(names: readonly RouteName[], pathname: string): boolean {
  return names.some((name) => takenFrom(name, pathname) !== undefined);
}

async function takeOverUnlessPlaying(): Promise<void> {
  // All pages, also those of the version before: a waiting worker controls none.
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  if (!open.some(({ url }) => is(IN_SESSION, new URL(url).pathname))) await worker.skipWaiting();
}

/** A page from the server, or the kept one, or the page that says what can be done without a connection. */
async function page(request: Request, pathname: string): Promise<Response> {
  const copy = (await kept(request)) ?? (await kept(is(["offline:quick-one"], pathname) ? address("offline:quick") : pathname));
  try {
    return await (copy === undefined ? fetch(request) : within(WAITS_FOR_PAGES_MS, request));
  } catch {
    return copy ?? (await kept(address("offline:offline"))) ?? Response.error();
  }
}

/** A file whose name says what is in it never changes. */
async function file(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request);
}

/** What the server says now, or what it said last. */
async function data(request: Request): Promise<Response> {
  const copy = await kept(request);
  if (copy === undefined) return fetch(request);
  try {
    const found = await within(WAITS_FOR_DATA_MS, request);
    if (found.ok && is(PLANNED, new URL(request.url).pathname)) await renew(request, copy, found.clone());
    return found;
  } catch {
    return copy;
  }
}

/** A session that was made softer or shorter is kept as it is now, for as long as it was to be kept. */
async function renew(request: Request, copy: Response, found: Response): Promise<void> {
  const headers = new Headers({ "Content-Type": "application/json" });
  for (const name of ["X-Kept-At", "X-Good-Until"]) headers.set(name, copy.headers.get(name) ?? "");
  try {
    await (await caches.open(OWN)).put(request.url, new Response(await found.blob(), { headers }));
  } catch {
    // There is no room: the copy from before is better than none.
  }
}

function within(ms: number, request: Request): Promise<Response> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new TypeError("The server is silent.")), ms));
  return Promise.race([fetch(request), late]);
}

async function kept(wanted: Request | string): Promise<Response | undefined> {
  for (const name of [OWN, SHELL]) {
    const found = await (await caches.open(name)).match(wanted, { ignoreVary: true });
    if (found === undefined) continue;
    if (isOver(found)) return undefined;
    // A page kept after a redirect may not answer a navigation.
    return found.redirected ? new Response(found.body, { headers: found.headers, status: found.status }) : found;
  }
  return undefined;
}

/**
 * The answers a planned session rests on hold for some hours only.
 *
 * Both ends were written down by this device's own clock: one that was set back since tells nothing.
 */
function isOver(found: Response): boolean {
  const until = found.headers.get("X-Good-Until");
  if (until === null) return false;
  const from = found.headers.get("X-Kept-At") ?? "";
  return !(Date.now() >= Date.parse(from) - CLOCK_PUT_RIGHT_MS && Date.now() < Date.parse(until));
}
