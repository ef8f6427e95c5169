// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";

import { Company, type Playable } from "../../src/pairing/company";
import { NotTakenError, SentAwayError, type Ask, type Line } from "../../src/pairing/line";
import { WoundTime } from "../stands";
import { Sitting } from "./sitting";

class Player extends EventTarget implements Playable {
  paused = true;
  ended = false;
  absent = false;
  private at = 0;
  private since = 0;

  constructor(private readonly time: WoundTime) {
    super();
  }

  get currentTime(): number {
    return this.at + (this.paused ? 0 : (this.time.now() - this.since) / 1_000);
  }

  set currentTime(seconds: number) {
    this.at = seconds;
    this.since = this.time.now();
    this.dispatchEvent(new Event("seeked"));
  }

  play(): Promise<void> {
    if (!this.paused) return Promise.resolve();
    this.since = this.time.now();
    this.paused = false;
    this.dispatchEvent(new Event("play"));
    return Promise.resolve();
  }

  pause(): void {
    if (this.paused) return;
    this.at = this.currentTime;
    this.paused = true;
    this.dispatchEvent(new Event("pause"));
  }
}

interface Screen {
  readonly player: Player;
  readonly company: Company;
  readonly asked: Ask[];
  readonly said: string[];
}

let time: WoundTime;
let sitting: Sitting;

beforeEach(() => {
  time = new WoundTime();
  sitting = new Sitting(time);
});

function screen(name: string, guest: boolean): Screen {
  const player = new Player(time);
  const asked: Ask[] = [];
  const said: string[] = [];
  const reach = <T>(what: () => T): Promise<T> => {
    if (!sitting.reachable) return Promise.reject(new TypeError("Failed to fetch"));
    return sitting.sentAway && guest ? Promise.reject(new SentAwayError()) : Promise.resolve(what());
  };
  const line: Line = {
    news: () => reach(() => sitting.news()),
    tell: (position, playing, change) =>
      sitting.takesNothing
        ? Promise.reject(new NotTakenError("The server answered 500."))
        : reach(() => sitting.tell(name, position, playing, change)),
    heard: (ids) => reach(() => void sitting.heard.push(...ids)),
    forget: () => undefined,
  };
  const company = new Company(player, {
    line,
    screen: name,
    guest,
    time,
    asked: (ask) => asked.push(ask),
    goesOnElsewhere: (goesOn) => said.push(goesOn ? "goes on" : "rests"),
    renewed: () => said.push("renewed"),
    leave: () => said.push("left"),
  });
  return { player, company, asked, said };
}

/** Let time pass in steps, so that answers arrive in between as they do in a browser. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    time.pass(50);
    for (let i = 0; i < 12; i++) await Promise.resolve();
  }
}

/** A computer that plays and has just jumped to its fourth minute; the phone beside it has not heard of that yet. */
async function jumped(): Promise<{ readonly computer: Screen; readonly phone: Screen }> {
  const [computer, phone] = [screen("computer", false), screen("phone", true)];
  await pass(1_000);
  await computer.player.play();
  computer.player.currentTime = JUMPED_TO_S;
  return { computer, phone };
}

function expectTogether(computer: Screen, phone: Screen): void {
  expect(Math.abs(computer.player.currentTime - phone.player.currentTime)).toBeLessThan(0.4);
}

function expectAfterTheJump(computer: Screen, phone: Screen): void {
  expect(computer.player.currentTime).toBeGreaterThanOrEqual(JUMPED_TO_S);
  expectTogether(computer, phone);
}

const JUMPED_TO_S = 240;
const softer: Ask = { id: "a", kind: "softer", wish: "softer", says: "They ask for softer." };

describe("what the receiver asks for", () => {
  test("is heard by a screen whose own word the server does not take", async () => {
    const computer = screen("computer", false);
    await pass(1_000);
    sitting.takesNothing = true;
    await computer.player.play();
    sitting.asks = [{ id: "s", kind: "stop", wish: "stop", says: "They ask you to stop." }];
    await pass(1_000);

    expect(computer.asked.map(({ kind }) => kind)).toEqual(["stop"]);
  });
});

describe("a screen that has not joined in", () => {
  test("is told once that it may, and is told when there is nothing to join any more", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(1_000);
    await computer.player.play();
    await pass(4_000);
    expect(phone.said).toEqual(["goes on"]);
    expect(phone.player.paused).toBe(true);
    computer.player.pause();
    await pass(2_000);

    expect(phone.said).toEqual(["goes on", "rests"]);
  });

  test("is not asked any more once it has, and nothing is taken over", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(1_000);
    await computer.player.play();
    await pass(5_000);
    await phone.player.play();
    await pass(3_000);

    expect(phone.said).toEqual(["goes on", "rests"]);
    expect(computer.player.paused).toBe(false);
    expectTogether(computer, phone);
  });

  test("stops the hands where it says that something feels wrong", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(1_000);
    await computer.player.play();
    await pass(3_000);
    phone.player.dispatchEvent(new Event("pause"));
    await pass(2_000);

    expect(computer.player.paused).toBe(true);
    expectTogether(computer, phone);
  });
});

describe("two screens of one session", () => {
  test("pause and go on together, within a second", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(1_000);
    await computer.player.play();
    await pass(1_000);
    await phone.player.play();
    await pass(3_000);
    phone.player.pause();
    await pass(1_000);
    expect(computer.player.paused).toBe(true);
    expectTogether(computer, phone);

    await computer.player.play();
    await pass(1_000);
    expect(phone.player.paused).toBe(false);
  });

  test("jump together", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(800);
    await computer.player.play();
    await pass(800);
    await phone.player.play();
    await pass(800);
    computer.player.currentTime = 240;
    await pass(1_000);

    expect(phone.player.currentTime).toBeGreaterThan(240);
    expectTogether(computer, phone);
  });

  test("play nothing on a phone that nobody has tapped, and keep the place there", async () => {
    const computer = screen("computer", false);
    await pass(800);
    await computer.player.play();
    await pass(60_000);
    const phone = screen("phone", true);
    await pass(2_000);

    expect(phone.player.paused).toBe(true);
    expect(phone.said).toEqual(["goes on"]);
    expect(Math.abs(computer.player.currentTime - phone.player.currentTime)).toBeLessThan(1);
  });

  test("take the first tap on a phone as joining in, never as going back", async () => {
    const computer = screen("computer", false);
    await pass(800);
    await computer.player.play();
    await pass(60_000);
    const phone = screen("phone", true);
    await pass(1_000);
    await phone.player.play();
    await pass(1_000);

    expect(computer.player.currentTime).toBeGreaterThanOrEqual(62);
    expectTogether(computer, phone);
  });

  test("join in where the other has jumped to a moment ago, though the phone has not heard of it", async () => {
    const { computer, phone } = await jumped();
    await pass(50);
    await phone.player.play();
    await pass(1_500);

    expect([computer.player.paused, phone.player.paused]).toEqual([false, false]);
    expectAfterTheJump(computer, phone);
  });

  test("go on from where the other one stopped, when the phone starts them", async () => {
    const { computer, phone } = await jumped();
    computer.player.pause();
    await pass(50);
    await phone.player.play();
    await pass(1_500);

    expect([computer.player.paused, phone.player.paused]).toEqual([false, false]);
    expectAfterTheJump(computer, phone);
  });

  test("stand still together when the first tap on a phone is taken back at once", async () => {
    const { computer, phone } = await jumped();
    await pass(50);
    await phone.player.play();
    phone.player.pause();
    await pass(1_500);

    expect([computer.player.paused, phone.player.paused]).toEqual([true, true]);
    expectAfterTheJump(computer, phone);
  });

  test("start a phone that was tapped without a network where it stands, and join in afterwards", async () => {
    const { computer, phone } = await jumped();
    sitting.reachable = false;
    await phone.player.play();
    await pass(20_000);
    expect(phone.player.paused).toBe(false);

    sitting.reachable = true;
    await pass(9_000);
    expectTogether(computer, phone);
  });

  test("play on alone without a network, and come together again afterwards", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(800);
    await computer.player.play();
    await pass(800);
    await phone.player.play();
    await pass(800);
    sitting.reachable = false;
    await pass(20_000);
    expect([computer.player.paused, phone.player.paused]).toEqual([false, false]);

    computer.player.pause();
    await pass(1_000);
    sitting.reachable = true;
    await pass(2_000);
    expect(phone.player.paused).toBe(true);
  });

  test("forget a press that could not be told for long: the others have gone on", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(800);
    await computer.player.play();
    await pass(800);
    await phone.player.play();
    await pass(800);
    sitting.reachable = false;
    phone.player.pause();
    await pass(8_000);
    sitting.reachable = true;
    await pass(9_000);

    expect(computer.player.paused).toBe(false);
  });

  test("go on when the one that led falls silent", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(800);
    await computer.player.play();
    await pass(800);
    await phone.player.play();
    await pass(800);
    computer.company.dispose();
    await pass(10_000);

    expect(phone.player.paused).toBe(false);
    expect(sitting.moment?.screen).toBe("phone");
  });

  test("leave a computer without phones alone", async () => {
    sitting.phones = 0;
    const computer = screen("computer", false);
    await computer.player.play();
    await pass(10_000);

    expect(sitting.moment).toBeNull();
  });
});

describe("what the receiver asks for", () => {
  test("is told once on every screen, within a second, and confirmed", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(1_500);
    sitting.asks = [softer];
    await pass(1_000);
    await pass(3_000);

    expect([computer.asked, phone.asked]).toEqual([[softer], [softer]]);
    expect(sitting.heard).toEqual(["a", "a"]);
  });

  test("is told after the network is back, and confirmed then", async () => {
    const computer = screen("computer", false);
    await pass(1_000);
    sitting.reachable = false;
    sitting.asks = [{ ...softer, kind: "stop" }];
    await pass(30_000);
    expect(computer.asked).toEqual([]);

    sitting.reachable = true;
    await pass(1_000);
    expect(computer.asked.map(({ kind }) => kind)).toEqual(["stop"]);
    expect(sitting.heard).toEqual(["a"]);
  });
});

describe("a joined phone", () => {
  test("leaves when it is sent away, and stands still", async () => {
    const phone = screen("phone", true);
    await phone.player.play();
    await pass(1_000);
    sitting.sentAway = true;
    await pass(2_000);

    expect(phone.player.paused).toBe(true);
    expect(phone.said).toContain("left");
  });

  test("leaves when the session is ended on the computer", async () => {
    const phone = screen("phone", true);
    await pass(1_000);
    sitting.over = true;
    await pass(1_000);

    expect(phone.said).toEqual(["left"]);
  });

  test("loads anew when the rest was planned anew, so that both play the same", async () => {
    const [computer, phone] = [screen("computer", false), screen("phone", true)];
    await pass(1_000);
    sitting.timeline = "second";
    await pass(3_000);

    expect([computer.said, phone.said]).toEqual([[], ["renewed"]]);
  });
});
