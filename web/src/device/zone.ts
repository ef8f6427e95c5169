import { base } from "../ground/addresses";

const COOKIE = "legato_zone";
const A_YEAR_S = 365 * 24 * 3600;

/** What a page tells of where its device is. */
export interface Clock {
  readonly zone: string;
  readonly cookies: string;
}

/** The cookie that tells the time zone of this device; nothing where it tells that already, or has no zone. */
export function zoneCookie({ zone, cookies }: Clock, path: string, isSecure: boolean): string | undefined {
  if (!/^[\w+/-]{1,64}$/.test(zone)) return undefined;
  if (cookies.split("; ").includes(`${COOKIE}=${zone}`)) return undefined;
  return `${COOKIE}=${zone}; path=${path}; max-age=${A_YEAR_S}; samesite=lax${isSecure ? "; secure" : ""}`;
}

/** Let the server know where days begin for whoever uses this device: a browser tells it to scripts alone. */
export function tellZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const cookie = zoneCookie({ zone, cookies: document.cookie }, base(), location.protocol === "https:");
  if (cookie !== undefined) document.cookie = cookie;
}
