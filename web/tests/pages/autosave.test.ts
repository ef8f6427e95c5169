import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { autosave } from "../../src/pages/autosave.ts";

describe("a check-in that saves itself", () => {
  let form: HTMLFormElement;
  let sent: { body: FormData; headers: Record<string, string> }[];
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = `<form action="/check-in/1/where/" method="post"><input name="pain-left-calf" value="5"></form>`;
    form = document.querySelector("form")!;
    sent = [];
    stop = autosave(form, ((_address: string, init: RequestInit) => {
      sent.push({ body: init.body as FormData, headers: init.headers as Record<string, string> });
      return Promise.resolve(new Response(null, { status: 204 }));
    }) as typeof fetch);
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  const change = (): boolean => form.dispatchEvent(new Event("change", { bubbles: true }));

  it("sends what was answered soon after a change, marked as unfinished", () => {
    change();
    vi.advanceTimersByTime(1_000);

    expect(sent).toHaveLength(1);
    expect(sent[0]?.body.get("pain-left-calf")).toBe("5");
    expect(sent[0]?.headers["X-Autosave"]).toBe("1");
  });

  it("sends several quick changes once", () => {
    change();
    vi.advanceTimersByTime(100);
    change();
    vi.advanceTimersByTime(1_000);

    expect(sent).toHaveLength(1);
  });

  it("leaves the sending to the form itself when it is sent off", () => {
    change();
    form.dispatchEvent(new Event("submit"));
    vi.advanceTimersByTime(1_000);

    expect(sent).toHaveLength(0);
  });

  it("saves at once when the page is left before it settled", () => {
    change();
    window.dispatchEvent(new Event("pagehide"));

    expect(sent).toHaveLength(1);
  });

  it("sends nothing on leaving when everything is saved", () => {
    change();
    vi.advanceTimersByTime(1_000);
    window.dispatchEvent(new Event("pagehide"));

    expect(sent).toHaveLength(1);
  });
});
