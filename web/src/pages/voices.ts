import { Settings } from "../session/settings";
import { browserStore } from "../ground/store";

/** How often a page looks how far the lines are, ms. */
const LOOKS_EACH_MS = 2_000;

/**
 * Lets a page play a sentence in each voice, offer the voice of the device, and count lines as they are made.
 *
 * Without it a link opens the sentence as a file, and the count is that of the moment the page was opened.
 * Returns how to stop it.
 */
export function showVoices(page: HTMLElement, ask: typeof fetch = (...request) => fetch(...request)): () => void {
  const hush = playSamples(page);
  const away = offerOwnVoice(page);
  const stop = countLines(page, ask);
  return () => {
    hush();
    away();
    stop();
  };
}

/** Play a sentence where the link stands; the same link stops it. */
function playSamples(page: HTMLElement): () => void {
  const heard = page.querySelector<HTMLElement>("[data-heard]");
  let playing:
    | { readonly link: HTMLElement; readonly sound: HTMLAudioElement; readonly listen: string; readonly name: string }
    | undefined;
  const label = (link: HTMLElement): HTMLElement | null => link.querySelector("[data-label]");

  const end = (): void => {
    if (playing === undefined) return;
    playing.sound.pause();
    const { listen, name } = playing;
    const text = label(playing.link);
    if (text !== null) text.textContent = listen;
    playing.link.setAttribute("aria-label", name);
    playing = undefined;
  };
  const begin = (link: HTMLAnchorElement): void => {
    const sound = new Audio(link.href);
    const text = label(link);
    const stop = link.dataset["stop"] ?? "";
    playing = { link, sound, listen: text?.textContent ?? "", name: link.getAttribute("aria-label") ?? "" };
    if (text !== null) text.textContent = stop;
    link.setAttribute("aria-label", stop);
    if (heard !== null) heard.textContent = "";
    sound.addEventListener("ended", end);
    const failed = async (): Promise<void> => {
      if (playing?.sound !== sound) return;
      end();
      if (heard !== null) heard.textContent = (await reason(link.href)) ?? heard.dataset["silent"] ?? "";
    };
    sound.play().catch(() => void failed());
  };
  const clicked = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-listen]");
    if (link === null) return;
    event.preventDefault();
    const again = playing?.link === link;
    end();
    (window as { speechSynthesis?: SpeechSynthesis }).speechSynthesis?.cancel();
    if (!again) begin(link);
  };
  page.addEventListener("click", clicked);
  return () => {
    page.removeEventListener("click", clicked);
    end();
  };
}

/** Why a sentence cannot be heard, in the server's words; nothing where it knows no reason. */
async function reason(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    return answer.status === 503 ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

/** Offer the voice of this device where it has one that speaks without a network; the choice stays on the device. */
function offerOwnVoice(page: HTMLElement): () => void {
  const card = page.querySelector<HTMLElement>("[data-own]");
  const synth = (window as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;
  if (card === null || synth === undefined) return () => undefined;
  const settings = new Settings(browserStore());
  const tongue = document.documentElement.lang.slice(0, 2).toLowerCase() || "en";
  const voices = (): readonly SpeechSynthesisVoice[] =>
    synth.getVoices().filter((one) => one.localService && one.lang.toLowerCase().startsWith(tongue));
  const piece = (name: string): HTMLElement | null => card.querySelector<HTMLElement>(`[data-own-${name}]`);

  const show = (): void => {
    card.hidden = voices().length === 0;
    const { ownVoice } = settings.senses;
    for (const [name, isThere] of [["speaks", ownVoice], ["leave", ownVoice], ["use", !ownVoice]] as const) {
      const part = piece(name);
      if (part !== null) part.hidden = !isThere;
    }
  };
  const choose = (ownVoice: boolean, next: string): void => {
    settings.change({ ownVoice });
    show();
    piece(next)?.focus();
  };
  const listen = piece("listen");
  listen?.addEventListener("click", () => {
    synth.cancel();
    const sentence = new SpeechSynthesisUtterance(listen.dataset["ownListen"] ?? "");
    sentence.voice = voices().find((one) => one.default) ?? voices()[0] ?? null;
    synth.speak(sentence);
  });
  piece("use")?.addEventListener("click", () => choose(true, "leave"));
  piece("leave")?.addEventListener("click", () => choose(false, "use"));
  const events: Partial<EventTarget> = synth;
  events.addEventListener?.("voiceschanged", show);
  show();
  return () => {
    events.removeEventListener?.("voiceschanged", show);
    synth.cancel();
  };
}

/** Count lines as they are made; what was counted to its end, or failed, is told to screen readers once. */
function countLines(page: HTMLElement, ask: typeof fetch): () => void {
  const part = page.querySelector<HTMLElement>("[data-lines]");
  const over = page.querySelector<HTMLElement>("[data-lines-over]");
  const address = part?.dataset["lines"];
  if (part === null || address === undefined) return () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOver = (): boolean => {
    const bar = part.querySelector("progress");
    return bar === null || bar.value >= bar.max;
  };
  const look = async (): Promise<void> => {
    try {
      const answer = await ask(address, { cache: "no-store" });
      if (answer.ok) {
        const found = new DOMParser().parseFromString(await answer.text(), "text/html").body;
        part.replaceChildren(...found.childNodes);
      }
    } catch {
      // The network is away: the next look finds out.
    }
    const told = part.querySelector("[data-trouble]") ?? (isOver() ? part.querySelector("p") : null);
    const sentence = told?.textContent.trim() ?? "";
    if (over !== null && over.textContent !== sentence) over.textContent = sentence;
    if (!isOver()) timer = setTimeout(() => void look(), LOOKS_EACH_MS);
  };
  if (!isOver()) timer = setTimeout(() => void look(), LOOKS_EACH_MS);
  return () => clearTimeout(timer);
}
