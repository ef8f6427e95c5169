import { pageTime, type Time } from "../ground/time";
import { NotTakenError, SentAwayError, type Ask, type Line, type Moment, type News } from "./line";

/** The player as this needs it: what media elements have, and nothing else. */
export interface Playable extends EventTarget {
  readonly paused: boolean;
  readonly ended: boolean;
  /** Whether it stands still because this device slept. */
  readonly absent: boolean;
  /** Seconds since the start of the session. */
  currentTime: number;
  play(): Promise<void>;
  pause(): void;
}

export interface Around {
  readonly line: Line;
  /** This screen, by the id it chose. */
  readonly screen: string;
  /** Whether this is a joined phone and not the computer. */
  readonly guest: boolean;
  /** Tell the giver what the receiver asks for. */
  readonly asked: (ask: Ask) => void;
  /** Whether the session goes on elsewhere, and waits here for a tap to join in; told whenever that changes. */
  readonly goesOnElsewhere: (goesOn: boolean) => void;
  /** The rest of the session was planned anew: this screen has an old one. */
  readonly renewed: () => void;
  /** This phone does not take part any more, or the session is over. */
  readonly leave: () => void;
  readonly time?: Time;
}

/** While somebody else takes part a press has to be heard within a second, ms. */
const TOGETHER_MS = 700;
/** Alone it is only looked whether a phone has joined, ms. */
const ALONE_MS = 2_500;
/** A screen that plays says so this often; the server takes it for gone after three times that, ms. */
const SIGN_OF_LIFE_MS = 2_000;
/** What could not be told within this is not told any more: meanwhile the others have gone on, ms [J]. */
const STALE_MS = 5_000;
/** Screens closer together than this are left alone, because a jump is worse than a small difference, ms [J]. */
const CLOSE_ENOUGH_MS = 400;

/**
 * Keeps a player in step with the other screens of its sitting, and hears what the receiver asks for.
 *
 * It asks again and again, so a lost network, a restarted server or a sleeping phone need no special care:
 * the session plays on by itself, and the first answer after that puts everything right. Nothing starts to
 * play on a screen that nobody has tapped yet; until then it keeps the place.
 */
export class Company {
  private readonly time: Time;
  private readonly told = new Set<string>();
  private readonly unconfirmed = new Set<string>();
  private phones = 0;
  private moment: Moment | undefined;
  private momentAt = 0;
  private timeline: string | undefined;
  /** When somebody last changed something here that the others do not know yet. */
  private changedAt: number | undefined;
  private tappedHere = false;
  private invited = false;
  /** The first tap here waits to hear where the others are. */
  private joins = false;
  private following = false;
  private alignNext = true;
  private livedAt = -Infinity;
  private disarm: (() => void) | undefined;
  private looking = false;
  private over = false;
  private readonly listeners: readonly (readonly [string, () => unknown])[];

  constructor(
    private readonly player: Playable,
    private readonly around: Around,
  ) {
    this.time = around.time ?? pageTime;
    this.listeners = [
      ["play", () => this.playedHere()],
      // What slept was not paused by anybody: it follows those who went on.
      ["pause", () => this.player.absent || this.changedHere()],
      ["seeked", () => this.changedHere()],
    ];
    for (const [name, listener] of this.listeners) player.addEventListener(name, listener);
    this.lookIn(0);
  }

  /** Look at once: the page is back in sight, or the network is back. Whatever was missed is put right. */
  wake(): void {
    this.alignNext = true;
    this.around.line.forget();
    this.lookIn(0);
  }

  dispose(): void {
    this.over = true;
    this.disarm?.();
    for (const [name, listener] of this.listeners) this.player.removeEventListener(name, listener);
  }

  // ------------------------------------------------------------ what happens here

  private playedHere(): void {
    if (this.following) return;
    const first = !this.tappedHere;
    this.tappedHere = true;
    this.invite(false);
    if (!first || !this.isTogether) {
      this.changedHere();
      return;
    }
    // It may have gone on elsewhere, or jumped a moment ago: this tap means "join in", not "all back to where this
    // screen was", so look before anything is told.
    this.joins = true;
    this.around.line.forget();
    this.lookIn(0);
  }

  private changedHere(): void {
    if (this.following || this.player.ended) return;
    this.changedAt = this.time.now();
    if (this.isTogether) this.lookIn(0);
  }

  private get isTogether(): boolean {
    return this.around.guest || this.phones > 0;
  }

  private get positionMs(): number {
    return Math.round(this.player.currentTime * 1_000);
  }

  // ------------------------------------------------------------ what happens elsewhere

  private lookIn(ms: number): void {
    this.disarm?.();
    if (this.over) return;
    this.disarm = this.time.after(ms, () => void this.look());
  }

  private async look(): Promise<void> {
    // A change that comes while an answer is awaited is told right after it.
    if (this.looking) return;
    this.looking = true;
    const joins = this.joins;
    try {
      const refusal = joins ? undefined : await this.tellFirst();
      const news = await this.around.line.news();
      if (news !== undefined) await this.take(news, joins);
      if (refusal !== undefined) throw refusal;
      if (joins) await this.tellChange();
      this.keepPlace();
      await this.confirm();
      await this.giveSignOfLife();
    } catch (error) {
      if (error instanceof SentAwayError && this.around.guest) this.sentAway();
      // Everything else is a network that is not there now: what was missed is put right afterwards.
      else this.lost();
    } finally {
      this.looking = false;
      const waits = (this.changedAt !== undefined || this.joins) && this.isTogether;
      this.lookIn(waits ? TOGETHER_MS / 4 : this.isTogether ? TOGETHER_MS : ALONE_MS);
    }
  }

  /** Tell the others what somebody did here, unless it is too long ago to count. */
  private async tellChange(): Promise<void> {
    const since = this.changedAt;
    if (since === undefined || !this.isTogether) return;
    if (this.time.now() - since > STALE_MS) {
      this.changedAt = undefined;
      this.alignNext = true;
      return;
    }
    const moment = await this.around.line.tell(this.positionMs, !this.player.paused, true);
    if (this.changedAt === since) this.changedAt = undefined;
    this.livedAt = this.time.now();
    this.keep(moment);
  }

  /** What the server does not take of us must not keep us from hearing "stop": give its refusal for later. */
  private async tellFirst(): Promise<NotTakenError | undefined> {
    try {
      await this.tellChange();
      return undefined;
    } catch (error) {
      if (error instanceof NotTakenError) return error;
      throw error;
    }
  }

  private async take(news: News, joins: boolean): Promise<void> {
    const joined = this.phones === 0 && news.phones > 0;
    this.phones = news.phones;
    if (this.timeline !== undefined && this.timeline !== news.timeline && this.around.guest) {
      this.dispose();
      this.around.renewed();
      return;
    }
    this.timeline = news.timeline;
    this.hear(news.asks);
    if (news.over && this.around.guest && !this.player.ended) {
      this.sentAway();
      return;
    }
    if (joined && !this.around.guest && this.tappedHere) this.changedAt ??= this.time.now();
    if (joins) this.join(news.moment);
    if (news.moment !== null && this.changedAt === undefined) await this.compare(news.moment);
  }

  /** The first tap here: be where the others are, and play on with them; where they stand still, it starts them. */
  private join(moment: Moment | null): void {
    this.joins = false;
    const elsewhere = moment !== null && moment.screen !== this.around.screen;
    if (elsewhere && (moment.playing || this.around.guest)) {
      this.keep(moment);
      this.stepTo(moment);
    }
    if (!elsewhere || !moment.playing) this.changedAt ??= this.time.now();
  }

  private async compare(moment: Moment): Promise<void> {
    const known = this.moment;
    const isNew = known?.revision !== moment.revision;
    const another = moment.screen !== this.around.screen;
    if (another && !isNew && known.playing && !moment.playing && !this.player.paused) {
      // The screen that led has gone silent and this one plays on: now this one leads.
      this.changedAt = this.time.now();
      this.keep({ ...moment, playing: true });
      return;
    }
    this.keep(moment);
    if (another && !this.tappedHere) this.invite(moment.playing && !this.player.ended);
    if (!another || !(isNew || this.alignNext)) return;
    this.alignNext = false;
    // What stood still before this page was opened is no reason to leave the place that was kept here.
    if (known === undefined && !moment.playing && !this.around.guest) return;
    if (this.tappedHere) await this.follow(moment);
  }

  private invite(goesOn: boolean): void {
    if (goesOn === this.invited) return;
    this.invited = goesOn;
    this.around.goesOnElsewhere(goesOn);
  }

  private keep(moment: Moment): void {
    this.moment = moment;
    this.momentAt = this.time.now();
  }

  /** Be where the others are, playing or not. */
  private async follow(moment: Moment): Promise<void> {
    if (this.player.ended) return;
    this.following = true;
    try {
      if (!moment.playing) this.player.pause();
      this.goTo(this.placeOf(moment));
      if (moment.playing && this.player.paused) await this.player.play();
    } finally {
      this.following = false;
    }
  }

  /** Until somebody taps here, stay where the others are. */
  private keepPlace(): void {
    const { moment } = this;
    if (this.tappedHere || moment === undefined || !this.player.paused || moment.screen === this.around.screen) return;
    if (!moment.playing && !this.around.guest) return;
    this.stepTo(moment);
  }

  private stepTo(moment: Moment): void {
    this.following = true;
    this.goTo(this.placeOf(moment));
    this.following = false;
  }

  private placeOf({ position_ms, playing }: Moment): number {
    return position_ms + (playing ? this.time.now() - this.momentAt : 0);
  }

  private goTo(position: number): void {
    if (Math.abs(position - this.positionMs) > CLOSE_ENOUGH_MS) this.player.currentTime = position / 1_000;
  }

  /** Tell each kind once, also when it is heard of again. */
  private hear(asks: readonly Ask[]): void {
    for (const ask of asks) {
      if (this.told.has(ask.id)) continue;
      this.told.add(ask.id);
      this.unconfirmed.add(ask.id);
      this.around.asked(ask);
    }
  }

  private async confirm(): Promise<void> {
    if (this.unconfirmed.size === 0) return;
    const ids = [...this.unconfirmed];
    await this.around.line.heard(ids);
    for (const id of ids) this.unconfirmed.delete(id);
  }

  private async giveSignOfLife(): Promise<void> {
    const now = this.time.now();
    if (!this.isTogether || this.player.paused || this.changedAt !== undefined) return;
    if (this.moment?.screen !== this.around.screen || now - this.livedAt < SIGN_OF_LIFE_MS) return;
    this.livedAt = now;
    this.keep(await this.around.line.tell(this.positionMs, true, false));
  }

  private lost(): void {
    this.alignNext = true;
    this.around.line.forget();
  }

  private sentAway(): void {
    this.dispose();
    this.player.pause();
    this.around.leave();
  }
}
