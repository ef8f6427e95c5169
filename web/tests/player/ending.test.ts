import { LitElement } from "lit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { EventStore } from "../../src/device/event-store";
import { browserStore } from "../../src/ground/store";
import { Ending } from "../../src/player/ending";

class Host extends LitElement {}
customElements.define("ending-host", Host);

const form = '<form data-after><button>Save to my diary</button></form>';

const endWith = async (page: string): Promise<Host> => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(page)));
  const host = new Host();
  document.body.append(host);
  const ending = new Ending(host);
  ending.begin("/events/", new EventStore(browserStore()), "/after/", Promise.resolve());
  await vi.waitFor(() => expect(ending.asks).toBe(true));
  return host;
};

describe("the end of a session", () => {
  beforeEach(() => vi.unstubAllGlobals());
  afterEach(() => document.body.replaceChildren());

  it.each([
    ["something was given", "<h1>You stopped after 3 minutes</h1><h2 class='after-title'>How is it now?</h2>"],
    ["nothing counted, and the page asks first of all", "<h1 class='after-title'>How is it now?</h1>"],
  ])("asks under a title of its own where %s", async (_, titles) => {
    const host = await endWith(titles + form);

    expect([...host.querySelectorAll("h1, h2")].map((title) => [title.tagName, title.textContent])).toEqual([["H2", "How is it now?"]]);
    expect(host.querySelector("form button")?.textContent).toBe("Save to my diary");
  });
});
