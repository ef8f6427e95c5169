import type { Bundle, LeftOut } from "../device/bundle";
import { fetchBundle } from "../device/bundle";
import { serverWords } from "./server-words";

/** Name what a limit takes away, with its reasons, in the server's sentences; nothing where nothing is. */
export function leftOutPart(leftOut: readonly LeftOut[]): HTMLElement | undefined {
  const part = leftOut.length === 0 ? undefined : serverWords("left-out");
  part?.querySelector("[data-list]")?.append(...leftOut.map(item));
  return part;
}

/** On the page of the twelve: say beforehand what a limit leaves out of the tours. */
export async function openLeftOut(place: HTMLElement): Promise<void> {
  const part = leftOutPart(toursOf((await fetchBundle())?.bundle));
  if (part !== undefined) place.replaceChildren(part);
}

function toursOf(bundle: Bundle | undefined): readonly LeftOut[] {
  return bundle?.ready.find(({ name }) => name === "twelve")?.left_out ?? [];
}

function item({ name, where, says }: LeftOut): HTMLElement {
  const line = document.createElement("li");
  const title = document.createElement("strong");
  title.textContent = name;
  const legs = document.createElement("span");
  legs.className = "soft";
  legs.textContent = where;
  const why = document.createElement("span");
  why.className = "left-out-why";
  why.textContent = says.join(" ");
  line.append(title, " ", legs, " ", why);
  return line;
}
