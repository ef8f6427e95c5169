// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";

import { MemoryShelf } from "../stands";
import { events, visit } from "./visits";

const told = (urgency: string): object => ({ title: urgency, says: "Why.", do: "What to do.", urgency });
const QUESTIONS = JSON.stringify({
  questions: [
    {
      id: "what",
      asks: "What do you feel?",
      options: [
        { id: "chest", label: "Chest pain", advice: told("now") },
        { id: "numb", label: "Numb", advice: told("same_day") },
        { id: "cramp", label: "A cramp", advice: told("none"), common: true, goes_on: "elsewhere" },
        { id: "strong", label: "Too strong", advice: told("none"), common: true, goes_on: "here" },
      ],
    },
    {
      id: "where",
      asks: "Where?",
      options: [
        { id: "left_thigh", label: "Left thigh", advice: null, leg: "left", zones: ["thigh_front"] },
        { id: "left_foot", label: "Left foot", advice: null, leg: "left", zones: ["arch", "heel"] },
        { id: "right_foot", label: "Right foot", advice: null, leg: "right", zones: ["arch", "heel"] },
        { id: "elsewhere", label: "Elsewhere", advice: null, leg: null, zones: [] },
      ],
    },
  ],
});

let shelf: MemoryShelf;
beforeEach(() => (shelf = new MemoryShelf()));

/** Somebody stops five seconds into the arch rub of the left foot; all of this session works on the arches. */
function stopped() {
  const all = visit(shelf, QUESTIONS);
  all.guide.toggle();
  all.time.pass(20_000);
  all.guide.open("wrong");
  return { ...all, complaints: all.guide.complaints };
}

describe("what is asked", () => {
  test("is what happens most, then everything, then whether it is here", () => {
    const { complaints } = stopped();
    expect(complaints.asked).toBe("common");
    expect(complaints.common.map(({ id }) => id)).toEqual(["cramp", "strong"]);
    complaints.askAll();
    expect(complaints.asked).toBe("all");
    complaints.answer("what", "numb");

    expect(complaints.asked).toBe("here");
    expect(complaints.here).toMatchObject({ option: { id: "left_foot" }, name: "foot" });
    complaints.listPlaces();
    expect(complaints.asked).toBe("where");
  });

  test("is where, of all places, while the hands are at none", () => {
    const { guide, time } = visit(shelf, QUESTIONS);
    guide.toggle();
    time.pass(2_000);
    guide.open("wrong");
    guide.complaints.answer("what", "cramp");

    expect(guide.complaints.asked).toBe("where");
  });

  test("can be taken back step by step, and then it was a stray tap", () => {
    const { guide, complaints } = stopped();
    complaints.askAll();
    complaints.answer("what", "numb");
    complaints.listPlaces();
    const seen = [complaints.asked];
    for (let step = 0; step < 3; step++) {
      guide.escape();
      seen.push(complaints.asked);
    }
    expect(seen).toEqual(["where", "here", "all", "common"]);
    guide.escape();

    expect(guide.dialog).toBeUndefined();
    expect(guide.phase).toBe("paused");
    expect(events(shelf).map(({ kind }) => kind)).toEqual(["started", "cue_reached", "paused"]);
  });

  test("is not taken back once it is written down or advice says stop, here or after a reload", () => {
    const { guide, complaints } = stopped();
    complaints.askAll();
    complaints.answer("what", "numb");
    guide.goAway();
    guide.escape();
    expect(complaints.asked).toBe("here");
    const again = visit(shelf, QUESTIONS).guide;
    again.escape();
    expect(again.complaints.asked).toBe("here");
    again.complaints.answer("where", "left_foot");
    again.escape();

    expect(again.dialog).toBe("wrong");
    expect([again.complaints.mayGoBack, again.complaints.mayDismiss]).toEqual([false, false]);
    expect(again.complaints.ways).toEqual([]);
  });

  test("stays what it was when a reload comes before any answer", () => {
    const { guide, complaints } = stopped();
    complaints.answer("what", "cramp");
    guide.escape();
    const again = visit(shelf, QUESTIONS).guide;
    again.escape();

    expect(again.dialog).toBeUndefined();
  });
});

describe("going on", () => {
  test("is softer at the same place only where the answer says so", () => {
    const { guide, complaints, conductor } = stopped();
    complaints.answer("what", "strong");
    complaints.answer("where", "left_foot");
    expect(complaints.ways).toEqual(["softer", "leg"]);
    guide.goOn("softer");

    expect(conductor.position).toBe(20_000);
    expect(conductor.paused).toBe(true);
    expect(events(shelf).map(({ kind }) => kind)).toContain("something_wrong");
  });

  test("with the other leg leaves this one alone, and never comes back to it", async () => {
    const { guide, complaints, conductor } = stopped();
    complaints.answer("what", "cramp");
    complaints.answer("where", "left_foot");
    expect(complaints.ways).toEqual(["leg"]);
    guide.goOn("leg");

    expect(conductor.show).toMatchObject({ leg: "right", shown: { step: "settle" } });
    expect(conductor.paused).toBe(true);
    expect(events(shelf).at(-1)).toMatchObject({
      kind: "skipped",
      at_ms: 20_000,
      leg: "left",
      detail: { because: "something_wrong", spares: "left", to_ms: conductor.position },
    });
    guide.back();
    await guide.play();
    expect(conductor.show.leg).toBe("right");
  });

  test("has another place of the same leg to offer, and goes past the first one whenever it comes", () => {
    const { guide, complaints, conductor, time } = stopped();
    complaints.answer("what", "cramp");
    complaints.answer("where", "left_thigh");
    expect(complaints.ways).toEqual(["place", "leg"]);
    guide.goOn("place");
    expect(conductor.show).toMatchObject({ leg: "left", technique: "thumb-strokes" });
    guide.toggle();
    guide.open("wrong");
    complaints.answer("what", "cramp");
    complaints.answer("where", "right_foot");
    // Nothing of this made-up session is on the right but arches.
    expect(complaints.ways).toEqual([]);
    guide.escape();
    guide.escape();
    guide.toggle();
    time.pass(30_000);

    expect(conductor.show.leg).toBe("right");
  });

  test("without a place leaves out this part", () => {
    const { guide, complaints, conductor } = stopped();
    complaints.answer("what", "cramp");
    complaints.answer("where", "elsewhere");
    expect(complaints.ways).toEqual(["part"]);
    guide.goOn("leg");
    expect(guide.dialog).toBe("wrong");
    guide.goOn("part");

    expect(conductor.show).toMatchObject({ leg: "left", technique: "thumb-strokes" });
  });
});
