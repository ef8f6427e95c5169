// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";

import { letEdit } from "../../src/pages/edits";

const { process } = vi.hoisted(() => ({ process: vi.fn() }));
// Theirs, and it asks more of a page than there is here.
vi.mock("htmx.org", () => ({ default: { process } }));

describe("the tools of a plan", () => {
  let tools: HTMLDetailsElement;
  let form: HTMLFormElement;

  beforeEach(() => {
    vi.clearAllMocks();
    document.body.innerHTML = `
      <p id="plan-said"></p>
      <details id="plan-change"><summary>Change</summary><form hx-post="/edit/"><button name="change">Longer</button></form></details>`;
    tools = document.querySelector("details")!;
    form = document.querySelector("form")!;
  });

  it("are not fetched for somebody who only begins", async () => {
    letEdit(tools);
    await Promise.resolve();

    expect(process).not.toHaveBeenCalled();
  });

  it("come when they are opened", async () => {
    letEdit(tools);
    tools.dispatchEvent(new Event("toggle"));

    await vi.waitFor(() => expect(process).toHaveBeenCalledWith(document.body));
  });

  it("come at once where the page opens with them", async () => {
    tools.open = true;
    letEdit(tools);

    await vi.waitFor(() => expect(process).toHaveBeenCalledOnce());
  });

  it("let what is pressed before they came wait for them, and lose nothing", async () => {
    const sent: boolean[] = [];
    form.requestSubmit = () => form.dispatchEvent(new Event("submit", { cancelable: true, bubbles: true }));
    form.addEventListener("submit", (event) => {
      sent.push(process.mock.calls.length > 0);
      event.preventDefault();
    });
    letEdit(tools);
    const pressed = new Event("submit", { cancelable: true, bubbles: true });
    form.dispatchEvent(pressed);
    expect(pressed.defaultPrevented).toBe(true);
    expect(sent).toEqual([]);

    await vi.waitFor(() => expect(sent).toEqual([true]));
  });
});
