import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import "../../src/player/element";
import type { LegatoPlayer } from "../../src/player/element";
import { timelineFor } from "../stands";

const timeline = timelineFor();
let answer: () => Response;

// The stand-in for a browser knows neither typefaces that load nor things that move.
Object.defineProperty(document, "fonts", { value: { ready: Promise.resolve() } });
Element.prototype.animate = () => ({ cancel: () => undefined, pause: () => undefined }) as Animation;

beforeEach(() => {
  localStorage.clear();
  answer = () => Response.json(timeline);
  vi.stubGlobal("fetch", () => Promise.resolve(answer()));
});
afterEach(() => document.body.replaceChildren());

async function player(): Promise<LegatoPlayer> {
  document.body.innerHTML = `<header>Page</header><main><p>Beside</p>
    <legato-player src="/timeline" events="/events" after="/after/" sitting="s"><p>The plan</p></legato-player></main>`;
  const element = document.querySelector("legato-player");
  if (element === null) throw new Error("no player");
  await vi.waitFor(() => {
    if (Number.isNaN(element.duration) && !element.failed) throw new Error("not loaded yet");
  });
  await element.updateComplete;
  return element;
}

function textIn(element: LegatoPlayer, part: string): string {
  return element.shadowRoot?.querySelector(`[part="${part}"]`)?.textContent.trim() ?? "";
}

describe("the player element", () => {
  test("has the words of media elements, and waits for a tap", async () => {
    const element = await player();

    expect(element.duration).toBe(150);
    expect(element).toMatchObject({ currentTime: 0, paused: true, ended: false, playbackRate: 1 });
    expect(textIn(element, "technique")).toBe("Ready when you are");
    expect(textIn(element, "time")).toBe("2:30");
  });

  test("tells what it does in their events, and each cue with both its times", async () => {
    const element = await player();
    const told: string[] = [];
    for (const name of ["play", "pause", "seeked", "ratechange"]) element.addEventListener(name, () => told.push(name));
    const cues: unknown[] = [];
    element.addEventListener("cue", (event) => cues.push((event as CustomEvent).detail));
    element.currentTime = 15;
    await element.play();
    element.pause();
    element.playbackRate = 2;

    expect(told).toEqual(["seeked", "play", "pause", "ratechange"]);
    expect(element.currentTime).toBeCloseTo(15, 0);
    expect(cues[0]).toEqual({
      id: expect.any(Number) as number,
      kind: "show",
      leg: "left",
      technique: "arch-rub",
      at_ms: 15_000,
      fired_ms: 15_000,
      late: false,
    });
  });

  test("shows the technique, the leg, the line and the time left", async () => {
    const element = await player();
    await element.play();
    element.currentTime = 80;
    await element.updateComplete;

    expect(textIn(element, "technique")).toBe("Arch rub");
    expect(textIn(element, "leg")).toContain("Right leg");
    expect(textIn(element, "instruction")).toBe("What to do: Arch rub.");
    expect(textIn(element, "time")).toBe("0:25");
    expect(textIn(element, "session-time")).toBe("1:10");
    element.pause();
  });

  test("makes the rest of the page inert while it is there, and not a moment longer", async () => {
    const element = await player();
    const others = [...document.querySelectorAll<HTMLElement>("header, p")].filter((other) => !element.contains(other));
    expect(others.map(({ inert }) => inert)).toEqual([true, true]);
    element.remove();

    expect(others.map(({ inert }) => inert)).toEqual([false, false]);
  });

  test.each([
    ["a server that is busy", () => new Response("", { status: 503 })],
    ["a broken answer", () => new Response("<html>", { status: 200 })],
    ["something that is no timeline", () => Response.json({ format: 2 })],
  ])("leaves the plan readable at %s, and plays at the second try", async (_, broken) => {
    answer = broken;
    const element = await player();
    expect(element.failed).toBe(true);
    expect(alertIn(element)).toContain("could not be loaded");
    expect(element.shadowRoot?.querySelector("slot")).not.toBeNull();
    expect(document.querySelector<HTMLElement>("header")?.inert ?? false).toBe(false);
    await expect(element.play()).rejects.toThrow();

    answer = () => Response.json(timeline);
    element.shadowRoot?.querySelector<HTMLButtonElement>("button")?.click();
    await vi.waitFor(() => expect(element.duration).toBe(150));
    expect(element.failed).toBe(false);
  });

  test("stays softer after a reload when it was made softer without a connection", async () => {
    const happened_at = new Date().toISOString();
    const event = { id: "wish", kind: "softer", at_ms: 20_000, leg: "left", technique: null, happened_at, detail: { done: "here" } };
    localStorage.setItem(`legato.outbox.${happened_at}.wish`, JSON.stringify({ url: "/events", event }));
    const element = await player();
    element.currentTime = 60;
    await element.play();
    element.pause();
    await element.updateComplete;

    expect(element.shadowRoot?.textContent).toContain("very light");
  });

  test("shows what to do before the clock starts, with the focus on the button that goes on", async () => {
    const preparation = [
      { text: "Look at both legs.", always: true },
      { text: "Wash your hands.", always: false },
      { text: "Warm the oil.", always: false },
    ];
    answer = () => Response.json({ ...timeline, preparation });
    localStorage.setItem("legato.prepared", "true");
    const element = await player();
    const main = element.shadowRoot?.querySelector<HTMLButtonElement>(".main");
    main?.focus();
    main?.click();
    await element.updateComplete;
    expect(textIn(element, "technique")).toBe("Look at both legs.");
    expect(textIn(element, "item")).toBe("1 of 3");
    expect(element.shadowRoot?.querySelector("#live")?.textContent).toBe("1 of 3. Look at both legs.");
    expect(element.shadowRoot?.activeElement).toBe(main);

    button(element, "I did this yesterday: skip")?.click();
    await element.updateComplete;
    expect(textIn(element, "item")).toBe("1 of 1");
    expect(element.shadowRoot?.activeElement).toBe(main);
    expect(element.paused).toBe(true);

    main?.click();
    await element.updateComplete;
    expect(element.paused).toBe(false);
    element.pause();
  });

  test("shows no plan for a session that may not be played, only why", async () => {
    answer = () => Response.json({ error: { says: "Answer the questions again." } }, { status: 409 });
    const element = await player();

    expect(alertIn(element)).toContain("Answer the questions again.");
    expect(element.shadowRoot?.querySelector("slot, button")).toBeNull();
  });
});

function button(element: LegatoPlayer, name: string): HTMLButtonElement | undefined {
  const all = [...(element.shadowRoot?.querySelectorAll("button") ?? [])];
  return all.find(({ textContent }) => textContent.trim() === name);
}

function alertIn(element: LegatoPlayer): string | null | undefined {
  return element.shadowRoot?.querySelector("[role=alert]")?.textContent;
}
