// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";

import { letCopy, openShared } from "../../src/pages/shared";

const PAGE = `<form data-shared><p data-paste>Paste it.</p><p hidden data-in-address>It is in the address.</p>
  <textarea name="link"></textarea></form>
  <div data-copies><textarea>http://here/#L1.abc.def</textarea><button hidden data-copy="x" data-said="Copied.">Copy</button>
  <span role="status"></span></div>`;

const part = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(name);
  if (found === null) throw new Error(name);
  return found;
};
const form = (): HTMLFormElement => part("[data-shared]") as HTMLFormElement;
const at = (hash: string): Location => ({ hash }) as Location;
const field = (): string => (part("[data-shared] textarea") as HTMLTextAreaElement).value;

beforeEach(() => {
  document.body.innerHTML = PAGE;
});

describe("a session that stands in the address of the page", () => {
  it("is put into the form, and stays in the browser until the button is pressed", () => {
    const sent = vi.fn();
    form().addEventListener("submit", sent);
    openShared(form(), at("#L1.abc.def"));

    expect(field()).toBe("L1.abc.def");
    expect(part("[data-paste]").hidden).toBe(true);
    expect(part("[data-in-address]").hidden).toBe(false);
    expect(sent).not.toHaveBeenCalled();
  });

  it("is the one of the second link, when that is opened on the same page", () => {
    const here = at("#L1.abc.def");
    openShared(form(), here);
    here.hash = "#L2.ghi.jkl";
    window.dispatchEvent(new Event("hashchange"));

    expect(field()).toBe("L2.ghi.jkl");
  });

  it.each(["", "#", "#main", "#<b>"])("is not there in %j, so it has to be pasted", (hash) => {
    openShared(form(), at(hash));

    expect(field()).toBe("");
    expect(part("[data-paste]").hidden).toBe(false);
  });
});

describe("the button that copies a link", () => {
  it("copies it and says so", async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    letCopy(part("[data-copies]"), { writeText } as unknown as Clipboard);
    part("button").click();
    await vi.waitFor(() => expect(part("[role=status]").textContent).toBe("Copied."));

    expect(writeText).toHaveBeenCalledWith("http://here/#L1.abc.def");
  });

  it("is not there where the browser gives no clipboard", () => {
    letCopy(part("[data-copies]"), null);

    expect(part("button").hidden).toBe(true);
  });

  it("leads to the link where the browser refuses, to be copied by hand", async () => {
    const writeText = vi.fn().mockRejectedValue(new Error("refused"));
    letCopy(part("[data-copies]"), { writeText } as unknown as Clipboard);
    part("button").click();
    await vi.waitFor(() => expect(document.activeElement).toBe(part("[data-copies] textarea")));

    expect(part("[role=status]").textContent).toBe("");
  });
});
