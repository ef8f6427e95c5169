// @vitest-environment node
import { describe, expect, test } from "vitest";

import { CUE_KINDS, isShow, readTimeline, STEP_KINDS, TELLINGS, type Cue, type PreparationItem, type Shown } from "../../src/ground/timeline";
import { LEGS } from "../../src/ground/legs";
import kept from "./fixtures/timeline.json";
import schema from "./fixtures/timeline.schema.json";
import { conduct } from "../stands";

const timeline = readTimeline(kept);

/** Every field the player knows of; the compiler refuses this list when the types know more or fewer. */
const CUE_FIELDS = {
  id: true,
  at_ms: true,
  lasts_ms: true,
  kind: true,
  step: true,
  leg: true,
  technique: true,
  text: true,
  purpose: true,
  told: true,
  presumes: true,
  shown: true,
  stroke: true,
} satisfies Record<keyof Cue, true>;
const SHOWN_FIELDS = {
  step: true,
  title: true,
  line: true,
  steps: true,
  notes: true,
  pressure: true,
  pressure_words: true,
  tempo: true,
  zones: true,
  turned: true,
  next_title: true,
  next_leg: true,
} satisfies Record<keyof Shown, true>;
const PREPARATION_FIELDS = { text: true, always: true } satisfies Record<keyof PreparationItem, true>;

describe("what the engine and the player agree on", () => {
  test("the kinds of cues, the kinds of steps and the legs", () => {
    expect(schema.$defs.CueKind.enum).toEqual([...CUE_KINDS]);
    expect(schema.$defs.ShownInWords.properties.step.enum).toEqual([...STEP_KINDS]);
    expect(schema.$defs.Leg.enum).toEqual([...LEGS]);
  });

  test("how much somebody may want to be told", () => {
    expect(schema.$defs.Telling.enum).toEqual([...TELLINGS]);
  });

  test("the fields of a cue and of what is shown", () => {
    expect(Object.keys(schema.$defs.CueInWords.properties).sort()).toEqual(Object.keys(CUE_FIELDS).sort());
    expect(Object.keys(schema.$defs.ShownInWords.properties).sort()).toEqual(Object.keys(SHOWN_FIELDS).sort());
    expect(Object.keys(schema.$defs.PreparationInWords.properties).sort()).toEqual(Object.keys(PREPARATION_FIELDS).sort());
  });

  test("a whole session, played to its end with every cue in its place", () => {
    const { conductor, time, fired } = conduct(timeline);
    conductor.play();
    time.pass(timeline.lasts_ms);

    expect(conductor.finished).toBe(true);
    expect(fired.map(({ cue }) => cue.id)).toEqual(timeline.cues.map(({ id }) => id));
    expect(fired.every(({ cue, fired_ms }) => fired_ms === cue.at_ms)).toBe(true);
    expect(timeline.cues.at(-1)?.at_ms).toBe(timeline.lasts_ms);
  });

  test("what is shown belongs to both legs, each named in every one of its blocks", () => {
    const blocks = timeline.cues.filter(isShow).filter(({ shown }) => shown.step === "block");

    expect(new Set(blocks.map(({ leg }) => leg))).toEqual(new Set(["left", "right"]));
    expect(blocks.every(({ leg, technique, shown }) => leg && technique && shown.zones?.length)).toBe(true);
  });
});
