/**
 * Every address scripts go to, from the server's own map (`make addresses` writes it).
 *
 * Where the app stands below a path of its own, as `/legato/`, the pages say so (`data-base`), and each address
 * begins with it. What this device keeps for later is kept without, so that it still goes out when the app moves.
 */
import routes from "./addresses.json";

type Routes = typeof routes;
export type RouteName = keyof Routes;

/** What an address takes. */
export type Given<Name extends RouteName> = { readonly [Part in keyof Routes[Name]["takes"]]: string };
type Rest<Name extends RouteName> = keyof Routes[Name]["takes"] extends never ? [] : [given: Given<Name>];

const ROOT = "/";
/** A path on this server that ends with a slash: with two in front it would be somebody else's name. */
const BASE = /^\/(?:[\w.~-]+\/)*$/;
/** An address on this server, whole: no other server's, and no step up. */
const OURS = /^(?:\/(?!\.\.?(?:\/|$))[\w.~-]+)+$/;
const TAKEN = /\{(\w+)\}/g;

interface Surroundings {
  readonly document?: Document;
  readonly registration?: { readonly scope: string };
}

/** What stands before every address: `/`, or the path the app was put below. */
export function base(): string {
  const { document, registration } = globalThis as Surroundings;
  // A page says it; a service worker was registered for it; elsewhere nobody has put the app anywhere.
  const scope = registration === undefined ? undefined : new URL(registration.scope).pathname;
  const told = document?.documentElement.dataset["base"] ?? scope ?? ROOT;
  return BASE.test(told) ? told : ROOT;
}

/** Give an address by its name, with what it takes. */
export function address<Name extends RouteName>(name: Name, ...[given]: Rest<Name>): string {
  const parts: Readonly<Record<string, string>> = given ?? {};
  const path = routes[name].path.replace(TAKEN, (_, part: string) => encodeURIComponent(parts[part] ?? ""));
  return base() + path;
}

/** Read what an address of this name takes; `undefined` when it is another's. */
export function takenFrom<Name extends RouteName>(name: Name, whole: string): Given<Name> | undefined {
  const { path, takes } = routes[name];
  const kinds: Readonly<Record<string, string>> = takes;
  const pattern = path
    .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
    .replace(TAKEN, (_, part: string) => `(?<${part}>${kinds[part] === "path" ? ".+" : "[^/]+"})`);
  const found = whole.startsWith(base()) ? new RegExp(`^${pattern}$`).exec(whole.slice(base().length)) : null;
  return found === null ? undefined : ({ ...found.groups } as Given<Name>);
}

/** Tell whether an address leads to this server; one to another would begin with two slashes, or name it. */
export function isOurs(whole: unknown): whole is string {
  return typeof whole === "string" && OURS.test(whole);
}

/** Write an address as this device keeps it: as if the app stood at the root. */
export function atRoot(whole: string): string {
  return whole.startsWith(base()) ? ROOT + whole.slice(base().length) : whole;
}

/** Write a kept address as it is now. */
export function atBase(kept: string): string {
  return kept.startsWith(base()) ? kept : base() + kept.slice(ROOT.length);
}
