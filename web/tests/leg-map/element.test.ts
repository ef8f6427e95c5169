import { afterEach, describe, expect, test, vi } from "vitest";

import { Fallback } from "../../src/leg-map/fallback";
import { PLACES, placeName, ZONES } from "../../src/legs/zones";
import { all, at, button, choose, click, control, input, inputs, one, page, press } from "./words";

afterEach(() => {
  document.body.innerHTML = "";
  localStorage.clear();
});

const valueOf = (map: { value: string }): unknown => JSON.parse(map.value);

describe("asking where it hurts", () => {
  test("every zone of both legs has one control, with its side in its name", async () => {
    const map = await page("<legato-leg-map></legato-leg-map>");
    const names = all(map, '[role="button"]').map((each) => each.getAttribute("aria-label"));

    expect(names).toHaveLength(2 * ZONES.length);
    expect(new Set(names)).toEqual(new Set(PLACES.map((place) => `${placeName(place)}, nothing marked`)));
    // Tab stops at one of them; arrows lead from there.
    expect(all(map, '[role="button"][tabindex="0"]')).toHaveLength(1);
    expect(all(map, '[role="button"][tabindex="-1"]')).toHaveLength(2 * ZONES.length - 1);
  });

  test("both legs are labelled in every view", async () => {
    const map = await page("<legato-leg-map></legato-leg-map>");

    expect(all(map, ".sides").map((each) => each.textContent.trim())).toEqual(["Right legLeft leg", "Left legRight leg", "Right legLeft leg"]);
    expect(one(map, ".whose").textContent).toContain("the person being massaged");
  });

  test("a tap asks how much, and one more tap answers and closes", async () => {
    const map = await page("<legato-leg-map></legato-leg-map>");
    await click(map, control(map, at("left", "calf")));

    expect(one(map, "#picked").textContent).toBe("Left calf");
    expect(all(map, ".score")).toHaveLength(11);

    await click(map, button(map, "7 of 10"));

    expect(valueOf(map)).toEqual({ pain: [{ leg: "left", zone: "calf", score: 7 }], avoid: [] });
    expect(one(map, "dialog").hasAttribute("open")).toBe(false);
    expect(control(map, at("left", "calf")).getAttribute("aria-label")).toBe("Left calf, pain 7 of 10");
    expect(control(map, at("right", "calf")).getAttribute("aria-label")).toBe("Right calf, nothing marked");
  });

  test("a place seen from two sides shows its number on both", async () => {
    const map = await page(`<legato-leg-map value='{"pain":[{"leg":"left","zone":"calf","score":5}]}'></legato-leg-map>`);

    expect(all(map, ".badge-pain text").map((each) => each.textContent)).toEqual(["5", "5"]);
    expect(all(map, ".pain").map((each) => each.dataset["score"])).toEqual(["5", "5"]);
  });

  test("the person can say that nobody should touch a place, and take it back", async () => {
    const map = await page("<legato-leg-map></legato-leg-map>");
    await click(map, control(map, at("right", "shin")));
    await click(map, button(map, "Do not touch here"));

    expect(valueOf(map)).toEqual({ pain: [], avoid: [{ leg: "right", zone: "shin" }] });

    await click(map, button(map, "Right shin"));
    await click(map, button(map, "It may be touched"));

    expect(valueOf(map)).toEqual({ pain: [], avoid: [] });
  });

  test("closing without an answer changes nothing", async () => {
    const map = await page("<legato-leg-map></legato-leg-map>");
    await click(map, control(map, at("left", "knee")));
    await click(map, button(map, "Close"));

    expect(valueOf(map)).toEqual({ pain: [], avoid: [] });
  });

  test("the keyboard can say it all", async () => {
    const map = await page("<legato-leg-map></legato-leg-map>");
    const heel = at("right", "heel");
    await press(map, heel, "+", "+", "+", "-");

    expect(control(map, heel).getAttribute("aria-label")).toBe("Right heel, pain 2 of 10");

    await press(map, heel, "9");

    expect(valueOf(map)).toEqual({ pain: [{ ...heel, score: 9 }], avoid: [] });

    await press(map, heel, "Delete");

    expect(valueOf(map)).toEqual({ pain: [], avoid: [] });

    await press(map, heel, "Enter");

    expect(one(map, "#picked").textContent).toBe("Right heel");
  });

  test("a change is said once to those who listen, and told to the page", async () => {
    const map = await page("<form><legato-leg-map></legato-leg-map></form>");
    const told = vi.fn<(event: Event) => void>();
    document.querySelector("form")?.addEventListener("change", told);
    await press(map, at("left", "arch"), "4");

    expect(one(map, '[role="status"]').textContent).toBe("Left arch, pain 4 of 10.");
    expect(told).toHaveBeenCalledOnce();
    expect((told.mock.calls[0]?.[0] as CustomEvent).detail).toEqual({ leg: "left", zone: "arch", score: 4, avoid: false });

    await press(map, at("left", "arch"), "4");

    expect(told).toHaveBeenCalledOnce();
  });

  test("the list is an equal way", async () => {
    const map = await page("<legato-leg-map></legato-leg-map>");
    await click(map, button(map, "List"));
    const choice = one(map, 'select[aria-label="Pain: Between the left toes"]') as HTMLSelectElement;
    choice.value = "3";
    choice.dispatchEvent(new Event("change", { bubbles: true }));

    expect(all(map, "select")).toHaveLength(2 * ZONES.length);
    expect(valueOf(map)).toEqual({ pain: [{ leg: "left", zone: "toe_webs", score: 3 }], avoid: [] });
  });
});

describe("asking where nobody should touch", () => {
  test("a tap turns it on, and another one off", async () => {
    const map = await page('<legato-leg-map mode="avoid"></legato-leg-map>');
    const knee = at("left", "knee");
    await click(map, control(map, knee));

    expect(valueOf(map)).toEqual({ pain: [], avoid: [knee] });
    expect(control(map, knee).getAttribute("aria-pressed")).toBe("true");
    expect(all(map, ".score")).toEqual([]);

    await press(map, knee, " ");

    expect(valueOf(map)).toEqual({ pain: [], avoid: [] });
  });

  test("pain that was said before stays", async () => {
    const pain = [{ leg: "left", zone: "knee", score: 6 }];
    const map = await page(`<legato-leg-map mode="avoid" value='${JSON.stringify({ pain })}'></legato-leg-map>`);
    await click(map, control(map, at("left", "knee")));
    await press(map, at("left", "knee"), "Delete");

    expect(valueOf(map)).toEqual({ pain, avoid: [] });
  });
});

describe("asking where something is", () => {
  const boxes = ["left-calf", "right-knee"].map((place) => `<input type="checkbox" name="places-bruise" value="${place}">`);

  test("a tap ticks the box of that place, and a place that is not asked about cannot be tapped", async () => {
    const map = await page(`<legato-leg-map mode="where">${boxes.join("")}</legato-leg-map>`);
    await click(map, control(map, at("left", "calf")));

    expect(document.querySelector<HTMLInputElement>('[value="left-calf"]')!.checked).toBe(true);
    expect(document.querySelector<HTMLInputElement>('[value="right-knee"]')!.checked).toBe(false);
    expect(control(map, at("left", "calf")).getAttribute("aria-label")).toBe("Left calf, marked");
    expect(all(map, '[role="button"][data-leg="left"][data-zone="knee"]')).toEqual([]);
  });
});

describe("around ordinary inputs", () => {
  test("starts from what they hold", async () => {
    const map = await page(`<legato-leg-map>
      <input type="number" name="pain-right-arch" value="8"><input type="checkbox" name="avoid-left-knee" checked>
    </legato-leg-map>`);

    expect(valueOf(map)).toEqual({ pain: [{ leg: "right", zone: "arch", score: 8 }], avoid: [{ leg: "left", zone: "knee" }] });
  });

  test("every zone of both legs reaches its own input, and no other", async () => {
    await page(`<form><legato-leg-map>${inputs()}</legato-leg-map></form>`);
    const fallback = new Fallback(document.body);
    fallback.find();
    for (const place of PLACES) {
      fallback.write(place, { score: 6, avoid: false });
      const filled = [...document.querySelectorAll("select")].filter(({ value }) => value !== "");

      expect(filled.map(({ name, value }) => [name, value])).toEqual([[`pain-${place.leg}-${place.zone}`, "6"]]);

      fallback.write(place, { score: null, avoid: false });
    }
  });

  test("ticks the box of a place nobody should touch", async () => {
    const map = await page(`<legato-leg-map>${inputs()}</legato-leg-map>`);
    await click(map, control(map, at("left", "ankle_inner")));
    await click(map, button(map, "Do not touch here"));

    expect(input("avoid-left-ankle_inner").checked).toBe(true);
    expect(input("avoid-right-ankle_inner").checked).toBe(false);
  });

  test("follows them when they are changed in the list", async () => {
    const map = await page(`<legato-leg-map>${inputs()}</legato-leg-map>`);
    await click(map, button(map, "List"));

    expect(one(map, "slot")).toBeDefined();

    choose("pain-left-toes", "2");

    expect(valueOf(map)).toEqual({ pain: [{ leg: "left", zone: "toes", score: 2 }], avoid: [] });
  });

  test("a list without a 0 understands 0 as no pain", async () => {
    const map = await page(`<legato-leg-map>${inputs()}</legato-leg-map>`);
    await press(map, at("left", "calf"), "5", "0");

    expect(input("pain-left-calf").value).toBe("");
    expect(valueOf(map)).toEqual({ pain: [], avoid: [] });
  });

  test("asks only about the places they ask about", async () => {
    const places = [at("left", "calf"), at("right", "heel")];
    const map = await page(`<legato-leg-map>${inputs({ avoid: false, places })}</legato-leg-map>`);

    expect(all(map, '[role="button"]').map((each) => each.getAttribute("aria-label"))).toEqual(["Left calf, nothing marked", "Right heel, nothing marked"]);

    await click(map, control(map, at("left", "calf")));

    expect(all(map, ".avoid-switch")).toEqual([]);
  });

  test("a value set by the page is written into them", async () => {
    const map = await page(`<legato-leg-map>${inputs()}</legato-leg-map>`);
    choose("pain-left-calf", "5");
    map.value = '{"pain":[{"leg":"right","zone":"ball","score":1}]}';

    expect(input("pain-left-calf").value).toBe("");
    expect(input("pain-right-ball").value).toBe("1");
  });
});

describe("showing what was said", () => {
  const shown = `<legato-leg-map mode="show" highlight="left:arch,right:arch" value='{"pain":[{"leg":"left","zone":"calf","score":7}]}'></legato-leg-map>`;

  test("nothing can be changed", async () => {
    const map = await page(shown);

    expect(all(map, "button, select, [tabindex], dialog")).toEqual([]);
  });

  test("says in words what the picture says", async () => {
    const map = await page(shown);

    expect(all(map, "ul.unseen li").map((each) => each.textContent)).toEqual(["Left calf, pain 7 of 10", "Left arch", "Right arch"]);
  });

  test("shows only the views that have something to show", async () => {
    const map = await page(shown);

    expect(all(map, "figure").map((each) => each.dataset["view"])).toEqual(["back", "sole"]);
    expect(all(map, ".lit")).toHaveLength(2);
  });
});
