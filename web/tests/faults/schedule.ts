/** One random schedule: somebody plays a session while everything around it fails, and nothing may be lost. */
import { standing } from "../../src/device/standing";
import { Cursor } from "../../src/session/cursor";
import type { SessionEvent } from "../../src/ground/session-event";
import { adviceFor } from "../../src/session/wrong";
import { WoundTime } from "../stands";
import { Device, type Page, type Sitting } from "./device";
import { count, Network, pause, type Chance } from "./network";

/** What is the same for every schedule. */
export type Given = Pick<Sitting, "timeline" | "questions"> & { readonly address: string };

/** What a schedule did, for the server's own records to be held against. */
export interface Told {
  readonly sitting: string;
  readonly events: readonly SessionEvent[];
  /** Those among them that no device could keep. */
  readonly fleeting: readonly string[];
  readonly resumed: number;
  readonly story: readonly string[];
}

const STEPS = { least: 8, more: 10 };
const LONGEST_MS = 40_000;
/** The place is kept at each cue and each second. */
const WITHIN_MS = 1_000;
const HEALS_WITHIN_MS = 240_000;
/** Far longer than any schedule takes: what is not over by then waits for something that never comes. */
const STANDS_STILL_MS = 300_000;
const LATELY = 20;
/** Anywhere below the months for which things are kept. */
const HOURS_AGO_MS = 2 * 60 * 60_000;

export async function play(given: Given, chance: Chance): Promise<Told> {
  const time = new WoundTime(Math.round(chance() * 1e6));
  const began = Date.now() - HOURS_AGO_MS - time.now();
  const newId = (): string => uuidBy(chance);
  const log: SessionEvent[] = [];
  const fleeting = new Set<string>();
  const lines: string[] = [];
  const today = (): number => Math.round(began + time.now());
  const sitting: Sitting = { ...given, id: newId(), time, today, newId, log, fleeting, story: lines };
  const network = new Network(given.address, chance, (line) => lines.push(line));
  await network.visit("/quick/five/");
  const devices = [new Device(`phone ${sitting.id}`, network, sitting)];
  const story = new Story(sitting, devices, network, chance);
  await Promise.race([story.whole(), standsStill(story, lines)]);
  return { sitting: sitting.id, events: log, fleeting: [...fleeting], resumed: story.resumed, story: lines };
}

async function standsStill(story: Story, lines: readonly string[]): Promise<never> {
  await pause(STANDS_STILL_MS);
  const lately = lines.slice(-LATELY).join("\n");
  throw new Error(`A schedule stands still while somebody wants to ${story.doing}. Lately:\n${lately}`);
}

class Story {
  resumed = 0;
  doing = "begin";
  over = false;
  private furthest = 0;

  constructor(
    private readonly sitting: Sitting,
    private readonly devices: Device[],
    private readonly network: Network,
    private readonly chance: Chance,
  ) {}

  async whole(): Promise<void> {
    await this.begin();
    const steps = STEPS.least + Math.floor(this.chance() * STEPS.more);
    for (let step = 0; step < steps && !this.over; step++) await this.step();
    await this.heal();
  }

  /** Begin as `offline/quick.ts` does: the session is the device's own, and the server is told of it when it can be. */
  private async begin(): Promise<void> {
    const [phone] = this.devices;
    const { guide, letters } = await phone!.open();
    const { id, today } = this.sitting;
    const begun_at = new Date(today()).toISOString();
    void letters.begin({ url: `/api/v1/sittings/${id}`, body: { ready: "five", person: null, begun_at } });
    void guide.play();
  }

  private async step(): Promise<void> {
    const device = this.pick(this.devices);
    this.doing = "let something fail";
    await this.befall(device);
    this.doing = "come back";
    const page = device.page ?? (await this.comeBack(device));
    if (page === undefined || this.over) return;
    this.hand(page);
    this.sitting.time.pass(Math.round(this.chance() * LONGEST_MS));
    // Let requests and databases be in the middle of something when the next thing happens.
    await pause(this.chance() * 12);
    this.furthest = Math.max(this.furthest, page.conductor.position);
    if (page.conductor.finished) this.over = true;
  }

  /** Something fails, or works again. */
  private async befall(device: Device): Promise<void> {
    const roll = this.chance();
    if (roll < 0.12) {
      this.network.cut = !this.network.cut;
      if (this.network.cut) count("network cut");
    } else if (roll < 0.26) {
      const [journal, database] = this.pick([
        [true, false],
        [false, true],
        [true, true],
        [false, false],
      ]);
      device.fill(journal, database);
      if (journal || database) count(journal && database ? "both stores full" : journal ? "journal full" : "database full");
    } else if (roll < 0.5 && device.page !== undefined && !device.unsafe) {
      const properly = this.chance() < 0.5;
      count(properly ? "page closed" : "page died");
      await device.leave(properly);
      this.sitting.time.freeze(Math.round(this.chance() * LONGEST_MS));
    } else if (roll < 0.6) {
      await this.openAnother();
    }
  }

  /** A second device on the same session; it learns of it from the server. */
  private async openAnother(): Promise<void> {
    if (this.devices.length > 1 || this.network.cut) return;
    const known = await this.network.look(`/api/v1/sittings/${this.sitting.id}`).catch(() => undefined);
    if (known === undefined) return;
    count("two devices");
    this.devices.push(new Device(`tablet ${this.sitting.id}`, this.network, this.sitting));
  }

  /** What a person does: mostly nothing. */
  private hand({ guide, conductor }: Page): void {
    const roll = this.chance();
    if (conductor.paused && roll < 0.8) void guide.play();
    else if (roll < 0.1) guide.tapStage();
    else if (roll < 0.2) guide.on();
    else if (roll < 0.3) guide.back();
    else if (roll < 0.33) this.complain(guide);
  }

  private complain(guide: Page["guide"]): void {
    guide.open("wrong");
    const { complaints } = guide;
    for (const question of complaints.questions) complaints.answer(question.id, this.pick(question.options).id);
    const goesOn = adviceFor(complaints.questions, complaints.answers)?.urgency === "none" && complaints.ways.length > 0;
    if (goesOn) guide.goOn(this.pick(complaints.ways));
    else this.over = true;
  }

  /** Open the page again, and hold the place it goes on from against where the session really was. */
  private async comeBack(device: Device): Promise<Page | undefined> {
    const { left, coarse } = device;
    const page = await device.open();
    if (page.over) {
      this.over = true;
      return page;
    }
    if (left !== undefined) {
      this.resumed++;
      const at = page.conductor.position;
      const own = Math.abs(at - left) <= WITHIN_MS;
      const elsewhere = this.devices.length > 1 && this.happenedAt(at);
      // A place that found no room is an earlier one: never further on than the session was.
      const earlier = coarse && at <= this.furthest;
      if (!own && !elsewhere && !earlier) {
        throw new Error(`${device.name} was at ${left} and goes on at ${at}: ${JSON.stringify(this.sitting.log)}`);
      }
    }
    device.coarse &&= !device.hasRoom;
    return page;
  }

  /** Whether a moment is one the session was at when something happened, on whatever device, or was sent to. */
  private happenedAt(at: number): boolean {
    const cursor = new Cursor(this.sitting.timeline);
    return this.sitting.log.some(({ at_ms, leg, detail }) => {
      const to = detail["to_ms"];
      if (typeof to === "number" && Math.abs(to - at) <= WITHIN_MS) return true;
      return Math.abs(at_ms - at) <= WITHIN_MS && (leg === null || leg === (cursor.showAt(at).leg ?? null));
    });
  }

  /** Everything works again: all that waits is sent, and the server tells the same story. */
  private async heal(): Promise<void> {
    this.doing = "heal";
    this.network.calm = true;
    this.network.cut = false;
    for (const device of this.devices) device.fill(false, false);
    const until = Date.now() + HEALS_WITHIN_MS;
    for (const device of this.devices) {
      this.doing = `heal: open ${device.name}`;
      const page = device.page ?? (await device.open());
      this.doing = `heal: send what waits on ${device.name}`;
      await this.sendAll(device, page, until);
      page.die();
      this.doing = `heal: send what was set aside on ${device.name}`;
      // What was set aside is sent by the next page that is opened.
      const next = await device.open();
      await this.sendAll(device, next, until);
      next.die();
    }
    this.doing = "heal: compare with the server";
    await this.compare(until);
  }

  private async sendAll({ name }: Device, { outbox, letters }: Page, until: number): Promise<void> {
    for (;;) {
      await outbox.kept();
      await outbox.send();
      const waiting = await letters.waiting();
      if (waiting.length === 0) return;
      if (Date.now() > until) throw new Error(`${waiting.length} events of ${name} never arrived; ${this.network.lastAnswer}`);
      await pause(150);
    }
  }

  private async compare(until: number): Promise<void> {
    const { id, questions, log } = this.sitting;
    for (;;) {
      const found = (await this.network.look(`/api/v1/sittings/${id}`).catch(() => undefined)) as { status: string } | undefined;
      if (found !== undefined) {
        const options = questions.find((question) => question.id === "what")?.options ?? [];
        const harmless = options.filter(({ advice }) => advice === null || advice.urgency === "none");
        const { status } = standing(log, new Set(harmless.map((option) => option.id)));
        if (found.status !== status) throw new Error(`${id} is ${found.status} on the server, and was ${status}`);
        return;
      }
      if (Date.now() > until) throw new Error(`The server does not know ${id}`);
      await pause(150);
    }
  }

  private pick<T>(some: readonly T[]): T {
    return some[Math.floor(this.chance() * some.length)]!;
  }
}

function uuidBy(chance: Chance): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join("");
  const marked = `${digits.slice(0, 12)}4${digits.slice(13, 16)}8${digits.slice(17)}`;
  return marked.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
