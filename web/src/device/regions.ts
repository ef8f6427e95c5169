import type { TravellingNumbers, TravellingRegion } from "../generated/api";
import { base } from "../ground/addresses";

/** A country, and whom to call there. */
export type Region = TravellingRegion;

/** The numbers this device keeps. */
export type Numbers = TravellingNumbers;

const COOKIE = "legato_region";
const A_YEAR_S = 365 * 24 * 3600;

/** Where a device is, as far as it says. */
export interface Whereabouts {
  readonly cookies: string;
  readonly zone: string;
  readonly languages: readonly string[];
}

export function whereabouts(): Whereabouts {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { cookies: document.cookie, zone, languages: navigator.languages };
}

/** The country somebody chose; else that of the device's time zone, else of its languages, else the last resort. */
export function regionOf({ regions, elsewhere }: Numbers, { cookies, zone, languages }: Whereabouts): Region {
  const called = (code: string | undefined): Region | undefined =>
    [...regions, elsewhere].find((region) => region.code === code?.toUpperCase());
  const chosen = new RegExp(`(?:^|; )${COOKIE}=([A-Z]{2})(?:;|$)`).exec(cookies)?.[1];
  const spoken = languages.flatMap((tag) => tag.split("-").slice(1));
  return (
    called(chosen) ??
    regions.find(({ zones }) => zones.includes(zone)) ??
    spoken.map(called).find((region) => region !== undefined) ??
    elsewhere
  );
}

/** Keep a choice, for this page and for the server's. */
export function choose(code: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${COOKIE}=${code}; path=${base()}; max-age=${A_YEAR_S}; samesite=lax${secure}`;
}

/** A sentence with the numbers of a country in place of those that work nearly everywhere. */
export function inRegion(text: string, numbers: Numbers, region: Region): string {
  // eslint-disable-next-line legato/words -- the numbers are what the text was given, put in by the server.
  return text.replaceAll(numbers.everywhere, region.emergency).replaceAll(numbers.maternity, region.maternity);
}
