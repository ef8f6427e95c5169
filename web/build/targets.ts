import browserslist from "browserslist";

/** What Vite calls the browsers of the list; the others are one of these by another name. */
const NAMES: Readonly<Record<string, string>> = { chrome: "chrome", edge: "edge", firefox: "firefox", safari: "safari", ios_saf: "ios" };

/** The oldest of each browser in `browserslist` (package.json), as Vite names its targets: `safari16.4`. */
export function targets(): string[] {
  const oldest = new Map<string, number>();
  for (const browser of browserslist(undefined, { path: import.meta.dirname })) {
    const [name = "", version = ""] = browser.split(" ");
    const known = NAMES[name];
    const number = Number.parseFloat(version);
    if (known !== undefined) oldest.set(known, Math.min(number, oldest.get(known) ?? number));
  }
  return [...oldest].map(([name, number]) => `${name}${number}`);
}
