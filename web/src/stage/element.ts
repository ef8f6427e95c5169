import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";

import type { Leg } from "../ground/legs";
import { say } from "../ground/say";
import { browserStore } from "../ground/store";
import { beatAt, shownBy, viewsOf, type Beat, type Performer, type ViewName } from "./clips";
import { controls } from "./controls";
import { followContext } from "./context";
import { performersOf } from "./files";
import { stageStyles } from "./styles";
import type { Colours, Theatre } from "./theatre";
import { colourOf, keepTones, readTones, type Tones } from "./tones";

/** Where the strokes are now, and whether they go on. */
export interface Moment extends Beat {
  readonly moving: boolean;
}

const lessMotionWanted = matchMedia("(prefers-reduced-motion: reduce)");
/** Remembered: to ask the device in every frame costs a twentieth of it. */
let lessMotion = lessMotionWanted.matches;
lessMotionWanted.addEventListener("change", ({ matches }) => (lessMotion = matches));

/** With less motion wanted, this many poses of a stroke are shown, one melting into the next. */
const KEY_POSES = 4;

/**
 * `<legato-stage>`: a technique shown by two hands on a leg.
 *
 * What is inside the element is shown until the hands can be drawn, and instead of them where they cannot.
 * Attributes: `technique`, `leg`, `performer`, `to-heart`, and `controls` for a page where the picture can be turned and coloured.
 * With `clock` it follows somebody else's time; without, its own.
 */
@customElement("legato-stage")
export class LegatoStage extends LitElement {
  static override readonly styles = stageStyles;

  @property() technique = "";
  @property({ reflect: true }) leg: Leg = "left";
  @property() performer: Performer = "self";
  @property({ type: Boolean }) controls = false;
  /** Whether strokes run to the heart, against their usual way. */
  @property({ type: Boolean, attribute: "to-heart" }) toHeart = false;
  @property({ attribute: false }) clock: (() => Moment) | undefined;

  /** Whether the hands are drawn, and the element's content is out of sight. */
  @property({ type: Boolean, reflect: true }) drawn = false;

  /** Whether the picture can be turned and coloured: also while other hands come, so that no button is lost. */
  @state() private offered = false;
  @state() private view: ViewName = "giver";
  @state() private moving = !lessMotion;
  /** Whether a stroke goes on that has no movement of its own, so that the last pose of another is held. */
  @state() private held = false;
  @state() private tones: Tones;

  private readonly store = browserStore();
  private theatre: Theatre | undefined;
  /** From where one could look at the last clip that was shown. */
  private known: readonly ViewName[] = [];
  private opened = "";
  private frame = 0;
  private seen = false;
  /** Where this stage's own time is, ms, and when it was last looked at. */
  private own = { at: 0, since: 0 };
  private pose = "";
  private leave: (() => void) | undefined;

  constructor() {
    super();
    this.tones = readTones(this.store);
  }

  /** What the graphics card keeps for this stage; nothing once it is removed. */
  get kept(): { readonly geometries: number; readonly textures: number } {
    return this.theatre?.kept ?? { geometries: 0, textures: 0 };
  }

  /** Which stroke of the score the first clip draws, from 0. */
  get stroke(): number {
    return (this.theatre?.clips[0]?.notes.stroke ?? 1) - 1;
  }

  /** How many strokes one cycle of the first clip holds, and how long it takes at the score's tempo. */
  get strokes(): number {
    return this.theatre?.clips[0]?.notes.strokes ?? 0;
  }

  get seconds(): number {
    const [clip] = this.theatre?.clips ?? [];
    return clip === undefined ? 0 : (clip.notes.strokes * 60) / clip.notes.tempo;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const sized = new ResizeObserver(() => this.fit());
    const watched = new IntersectionObserver((entries) => {
      this.seen = entries.at(-1)?.isIntersecting ?? true;
      this.wake();
    });
    sized.observe(this);
    watched.observe(this);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const recolour = (): void => this.recolour();
    scheme.addEventListener("change", recolour);
    this.leave = () => {
      sized.disconnect();
      watched.disconnect();
      scheme.removeEventListener("change", recolour);
    };
    if (this.hasUpdated) void this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave?.();
    this.close();
  }

  protected override render(): TemplateResult {
    const { leg, view, tones, moving, performer } = this;
    const [clip] = this.theatre?.clips ?? [];
    const by = clip === undefined ? "hands" : shownBy(clip.notes);
    return html`
      <div class="room">
        <canvas role="img" aria-label=${say("stage-picture", { leg, by })}></canvas>
        <canvas class="before" aria-hidden="true"></canvas>
        <div class="instead"><slot></slot></div>
        ${this.held ? html`<p class="caption" role="status">${say("stage-held")}</p>` : nothing}
        ${
          this.controls && this.offered && clip?.notes.exaggerated !== undefined
            ? html`<p class="caption">${say("stage-exaggerated", { times: clip.notes.exaggerated })}</p>`
            : nothing
        }
      </div>
      ${
        this.offered && this.controls
          ? html`${controls(
              { view, leg, performer, performers: performersOf(this.technique), moving, views: this.views, tones },
              {
                look: (to) => this.look(to),
                turnTo: (to) => (this.leg = to),
                handTo: (to) => (this.performer = to),
                toggle: () => this.toggle(),
                colour: (changed) => this.colour(changed),
              },
            )}`
          : nothing
      }
      <p class="unseen" role="status">${this.drawn && this.controls && view !== "giver" ? say("stage-view-said", { from: view }) : ""}</p>
    `;
  }

  protected override firstUpdated(): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (canvas !== null) {
      followContext(
        canvas,
        () => this.theatre && this.giveUp(new Error("The picture was taken away.")),
        () => void this.open(),
      );
    }
    void this.open();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("technique") || changed.has("performer") || changed.has("toHeart")) void this.open();
    if (changed.has("performer")) this.recolour();
    if (changed.has("leg") && this.theatre !== undefined) this.theatre.mirrored = this.leg === "right";
    this.wake();
  }

  /** Look from another side. */
  look(view: ViewName): void {
    this.view = view;
    this.theatre?.look(view, performance.now(), !lessMotion);
    this.wake();
  }

  /** Look from the next viewpoint in turn; gives the sentence that says so. */
  lookOn(): string {
    const { views } = this;
    this.look(views[(views.indexOf(this.view) + 1) % views.length] ?? "giver");
    return say("stage-view-said", { from: this.view });
  }

  private get views(): readonly ViewName[] {
    const [clip] = this.theatre?.clips ?? [];
    if (clip !== undefined) this.known = viewsOf(clip.notes);
    return this.known;
  }

  /**
   * Give what is drawn now as a picture, or the pose of a beat, for posters and print.
   *
   * A pose that is asked for is taken as it is, whatever motion somebody wants.
   */
  async photograph(type: string, quality: number, beat?: Beat): Promise<Blob | null> {
    const canvas = this.renderRoot.querySelector("canvas");
    // What was drawn is gone when the browser has shown it, so it is drawn once more first.
    if (beat === undefined) this.step(performance.now());
    else this.theatre?.draw(beat, performance.now(), false);
    return new Promise((done) => (canvas === null ? done(null) : canvas.toBlob(done, type, quality)));
  }

  /** Draw again, if there is a reason to: time goes on, or something changed. */
  wake(): void {
    if (this.theatre === undefined || this.frame !== 0) return;
    this.frame = requestAnimationFrame((ms) => {
      this.frame = 0;
      this.step(ms);
    });
  }

  private async open(): Promise<void> {
    const wanted = `${this.technique} ${this.performer} ${this.toHeart}`;
    if (wanted === this.opened || !this.isConnected) return;
    this.close();
    this.opened = wanted;
    const canvas = this.renderRoot.querySelector("canvas");
    if (canvas === null || this.technique === "") return;
    try {
      const { openTheatre } = await import("./open");
      const theatre = await openTheatre({
        canvas,
        technique: this.technique,
        performer: this.performer,
        colours: this.colours(),
        toHeart: this.toHeart,
        turned: this.controls ? () => this.wake() : undefined,
      });
      if (!this.wants(wanted)) {
        theatre.dispose();
        return;
      }
      this.theatre = theatre;
      theatre.look(this.view, 0, false);
      theatre.mirrored = this.leg === "right";
      this.fit();
      this.step(performance.now());
      this.offered = true;
    } catch (error) {
      this.giveUp(error);
    }
  }

  /** While files come, the element may have been removed or given something else to show. */
  private wants(what: string): boolean {
    return this.opened === what && this.isConnected;
  }

  /** Leave the picture that was there before, and say why, once. */
  private giveUp(why: unknown): void {
    this.close();
    this.offered = false;
    // eslint-disable-next-line no-console -- for whoever wonders why the hands do not move.
    console.info(`Legato shows a still picture: ${String(why)}`);
  }

  private close(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.theatre?.dispose();
    this.theatre = undefined;
    this.opened = "";
    this.drawn = false;
  }

  private step(ms: number): void {
    const { theatre } = this;
    if (theatre === undefined) return;
    const { moving, ...beat } = this.clock?.() ?? this.ownMoment(ms);
    const calm = lessMotion;
    this.drawn = theatre.draw(calm ? this.keyPose(beat) : beat, ms, !calm);
    this.held = this.drawn && !theatre.has(beat.stroke);
    if (((moving && this.seen) || theatre.settling(ms)) && !document.hidden) this.wake();
  }

  /** Stay in one pose until the next, and let it melt away. */
  private keyPose({ stroke, done }: Beat): Beat {
    const still = { stroke, done: Math.floor(done * KEY_POSES) / KEY_POSES };
    const pose = `${stroke} ${still.done}`;
    if (pose !== this.pose) this.melt();
    this.pose = pose;
    return still;
  }

  private melt(): void {
    const [canvas, before] = this.renderRoot.querySelectorAll("canvas");
    if (canvas === undefined || before === undefined || canvas.width === 0) return;
    this.theatre?.redraw();
    before.width = canvas.width;
    before.height = canvas.height;
    before.getContext("2d")?.drawImage(canvas, 0, 0);
    before.animate([{ opacity: 1 }, { opacity: 0 }], { duration: 700, fill: "forwards", easing: "ease-in-out" });
  }

  private ownMoment(ms: number): Moment {
    const passed = this.own.since === 0 || !this.moving ? 0 : Math.min(ms - this.own.since, 100);
    this.own = { at: this.own.at + passed, since: ms };
    return { ...beatAt(this.theatre?.clips ?? [], this.own.at / 1_000), moving: this.moving };
  }

  private toggle(): void {
    this.moving = !this.moving;
    this.own.since = 0;
    this.wake();
  }

  private colour(changes: Partial<Tones>): void {
    this.tones = { ...this.tones, ...changes };
    keepTones(this.store, this.tones);
    this.recolour();
  }

  private recolour(): void {
    this.theatre?.recolour(this.colours());
    this.wake();
  }

  private colours(): Colours {
    const canvas = this.renderRoot.querySelector("canvas");
    const style = canvas === null ? undefined : getComputedStyle(canvas);
    const { receiver, giver } = this.tones;
    return {
      receiver: colourOf(receiver),
      // Who massages their own leg has one skin.
      giver: colourOf(this.performer === "self" ? receiver : giver),
      accent: style?.color ?? "",
      trail: style?.outlineColor ?? "",
      contour: style?.caretColor ?? "",
      cuffs: style?.columnRuleColor ?? "",
      shorts: style?.textDecorationColor ?? "",
      ground: style?.borderTopColor ?? "",
    };
  }

  private fit(): void {
    const room = this.renderRoot.querySelector(".room");
    if (room === null || room.clientWidth === 0 || room.clientHeight === 0) return;
    this.theatre?.resize(room.clientWidth, room.clientHeight, devicePixelRatio);
    this.wake();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "legato-stage": LegatoStage;
  }
}
