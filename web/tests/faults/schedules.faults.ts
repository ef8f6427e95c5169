import { writeFileSync } from "node:fs";

import { expect, test } from "vitest";

import { readTimeline } from "../../src/ground/timeline";
import { readQuestions } from "../../src/ground/stop-questions";
import { chance } from "../stands";
import { faults, Network, patiently } from "./network";
import { play, type Told } from "./schedule";

const { LEGATO_AT: address = "", LEGATO_TOLD: file = "", LEGATO_SCHEDULES: many = "500" } = process.env;
const AT_ONCE = 10;

async function given(): Promise<Parameters<typeof play>[0]> {
  const network = new Network(address, () => 0);
  const questions = readQuestions(/id="legato-stop">(.*?)<\/script>/s.exec(await network.visit("/quick/five/"))?.[1]);
  const timeline = readTimeline(await network.look("/api/v1/ready/five/timeline"));
  return { address, questions, timeline };
}

test(
  "whatever fails, nothing is lost, nothing doubled, and it goes on at the right moment",
  async () => {
    const world = await patiently(given);
    expect(world.questions.length).toBeGreaterThan(0);
    const told: Told[] = [];
    let next = 1;
    const hand = async (): Promise<void> => {
      while (next <= Number(many)) {
        const seed = next++;
        told.push(await play(world, chance(seed * 7_919)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, hand));
    expect(told).toHaveLength(Number(many));
    writeFileSync(file, JSON.stringify({ faults, told }));
  },
  900_000,
);
