// @vitest-environment node
import { beforeAll, describe, expect, test } from "vitest";

import type { Moment } from "../../src/pairing/line";
import { pythonSays } from "../python";
import { WoundTime } from "../stands";
import { Sitting } from "./sitting";

interface Step {
  readonly pause: number;
  readonly tells: { screen: string; position_ms: number; playing: boolean; change: boolean } | null;
  readonly told?: Moment;
  readonly news: Moment | null;
}

let walks: readonly (readonly Step[])[];

beforeAll(() => {
  ({ walks } = pythonSays("pairing") as { walks: typeof walks });
}, 120_000);

describe("the moment that screens share", () => {
  test("is the same here as in the server's records, step by step", () => {
    expect(walks.length).toBeGreaterThan(50);
    for (const [number, walk] of walks.entries()) {
      const time = new WoundTime();
      const sitting = new Sitting(time);
      for (const [at, { pause, tells, told, news }] of walk.entries()) {
        const place = `walk ${number}, step ${at}`;
        time.pass(pause);
        if (tells !== null) {
          const { screen, position_ms, playing, change } = tells;
          expect(sitting.tell(screen, position_ms, playing, change), place).toEqual(told);
        }
        expect(sitting.news().moment, place).toEqual(news);
      }
    }
  });

  test("is told by every kind of step there is", () => {
    const steps = walks.flat();
    expect(steps.some(({ tells, told }) => tells && told?.screen !== tells.screen)).toBe(true);
    expect(steps.some(({ news }) => news === null)).toBe(true);
    expect(steps.some(({ news, tells }) => tells === null && news?.playing === true)).toBe(true);
    expect(Math.max(...steps.map(({ news }) => news?.revision ?? 0))).toBeGreaterThan(3);
  });
});
