import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { autosave } from "../../src/pages/autosave.ts";

describe("a check-in that saves itself", () => {
  let form: HTMLFormElement;
  let sent: { body: FormData; headers: Record<string, string> }[];
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    const input = `<input name="pain-left-calf" value="5">`;
    const html = `<div data-writes="3"><form action="/check-in/1/where/" method="post">${input}</form></div>`;
    document.body.innerHTML = html;
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

  it("says which page sends it, counts on, and how often the step had been written when the page was loaded", () => {
    change();
    vi.advanceTimersByTime(1_000);
    change();
    vi.advanceTimersByTime(1_000);
    const told = sent.map(({ body }) => (body.get("saving") as string).split("."));

    expect(told.map(([, number, seen]) => [number, seen])).toEqual([
      ["1", "3"],
      ["2", "3"],
    ]);
    expect(told[0]?.[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(told.map(([page]) => page)).size).toBe(1);
  });

  it("counts what is sent off too, so that whatever is still on its way is older", () => {
    change();
    vi.advanceTimersByTime(1_000);
    form.dispatchEvent(new Event("submit"));

    expect(new FormData(form).get("saving")).toMatch(/\.2\.3$/);
  });

  it("is another page when it is loaded anew", () => {
    form.dispatchEvent(new Event("submit"));
    const before = new FormData(form).get("saving");
    stop();
    stop = autosave(form);
    form.dispatchEvent(new Event("submit"));

    expect(new FormData(form).getAll("saving")).toHaveLength(1);
    expect(new FormData(form).get("saving")).not.toBe(before);
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
