/**
 * Every sentence the browser shows or says, from the catalogues that Python reads too (`src/legato/words/en/`).
 *
 * A code that no catalogue has, or an argument that is missing, is refused by the compiler: `make words` writes which
 * there are. The catalogues are read when the player is built (`build/words.mjs`).
 */
import { FluentBundle } from "@fluent/bundle";
import catalogue from "virtual:words";

import type { Words } from "../generated/words";
import { PSEUDO, pseudoMarked, pseudoText } from "./pseudo";

export type Code = keyof Words;
type Rest<Name extends Code> = keyof Words[Name] extends never ? [] : [given: Words[Name]];

/** Whose dates and numbers all languages so far have. */
const WAYS_OF_WRITING = "en-GB";

const bundles = new Map<boolean, FluentBundle>();
let spoken: string | undefined;

/** Give a whole sentence, in the language of the page. */
export function say<Name extends Code>(code: Name, ...[given]: Rest<Name>): string {
  const isPseudo = language() === PSEUDO;
  const bundle = bundleFor(isPseudo);
  const pattern = bundle.getMessage(code)?.value;
  // A sentence that cannot be made must not end a massage: its code is better than nothing.
  if (pattern === undefined || pattern === null) return code;
  const text = bundle.formatPattern(pattern, given ?? null, []);
  return isPseudo ? pseudoMarked(text) : text;
}

/** Speak the language of an element, as it or the nearest one around it is marked. */
export function speakAs(element: Element): void {
  spoken = element.closest<HTMLElement>("[lang]")?.lang;
}

/** The tag of the language that is spoken now. */
export function language(): string {
  const { document } = globalThis as { readonly document?: Document };
  const marked = spoken ?? document?.documentElement.lang ?? "";
  return marked === "" ? WAYS_OF_WRITING : marked;
}

function bundleFor(isPseudo: boolean): FluentBundle {
  const known = bundles.get(isPseudo);
  if (known !== undefined) return known;
  // Marks around what is put in are for mixed writing directions; a voice would stumble over them.
  const bundle = new FluentBundle(WAYS_OF_WRITING, { useIsolating: false, ...(isPseudo && { transform: pseudoText }) });
  bundle.addResource(catalogue);
  bundles.set(isPseudo, bundle);
  return bundle;
}
