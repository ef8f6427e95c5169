import { html, LitElement, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";
import turnBack from "lucide-static/icons/rotate-ccw.svg?raw";
import turnOn from "lucide-static/icons/rotate-cw.svg?raw";

import { LEGS, type Leg } from "../../ground/legs";
import { say } from "../../ground/say";
import { browserStore } from "../../ground/store";
import { sign, type Shown } from "../../legs/drawing";
import { drawingStyles } from "../../legs/drawing-styles";
import { markWords, WORST } from "../../legs/marks";
import { FINGER_PX, MOUSE_PX, type Touch } from "../../legs/touch";
import { keyOf, placeName, PLACES, type Place } from "../../legs/zones";
import { followContext } from "../context";
import { colourOf, readTones } from "../tones";
import { coloursOn } from "./colours";
import type { Legs, Look, Sight } from "./legs";
import { meant } from "./meant";
import { apartFrom } from "./names";
import { legsStyles } from "./styles";
import { keepViewpoint, TURN, viewpointLast, VIEWPOINTS, type Viewpoint } from "./viewpoints";

/** A pointer that moves further than this between down and up turned the legs, and meant no place, CSS pixels. */
const STILL_PX = 8;
/** On a page that never rests the legs come after this, all the same, ms. */
const IDLE_WITHIN_MS = 1_000;
/** A zone of which less is seen than this carries no number, square CSS pixels. */
const LEAST_AREA = 120;

/**
 * `<legato-legs>`: both legs, to be turned and touched; a part of the leg map.
 *
 * What is inside the element is shown until the legs are drawn.
 * Events: `felt`, whose detail is the place that was touched and others that may have been meant; `drawn`; `lost`,
 * when the graphics card has taken them away for now; and `failed`, when this browser cannot draw them.
 */
@customElement("legato-legs")
export class LegatoLegs extends LitElement {
  static override readonly styles = [drawingStyles, legsStyles];

  @property({ attribute: false }) shown: Shown | undefined;
  /** Whether the person asked for it: then it is drawn in software, too. */
  @property({ type: Boolean }) insists = false;
  @property({ type: Boolean, reflect: true }) drawn = false;

  @state() private view: Viewpoint | undefined = viewpointLast(browserStore());
  @state() private pointed: Place | undefined;
  @state() private sights: readonly Sight[] = [];
  @state() private said = "";

  private legs: Legs | undefined;
  private opening = 0;
  private frame = 0;
  private down = { x: 0, y: 0 };
  private pointer: { readonly x: number; readonly y: number } | undefined;
  private looks = "";
  private leave: (() => void) | undefined;

  /** What the graphics card keeps; nothing once the element is removed. */
  get kept(): { readonly geometries: number; readonly textures: number } {
    return this.legs?.kept ?? { geometries: 0, textures: 0 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const sized = new ResizeObserver(() => this.fit());
    sized.observe(this);
    this.leave = () => sized.disconnect();
    if (this.hasUpdated) void this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave?.();
    this.close();
  }

  protected override firstUpdated(): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (canvas !== null) {
      followContext(
        canvas,
        () => this.lose(),
        () => void this.open(),
      );
    }
    void this.open();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("shown") || changed.has("pointed")) this.mark();
  }

  protected override render(): TemplateResult {
    const over = this.pointed ?? PLACES.find((place) => this.shown?.isOpen(place) === true);
    return html`
      <div class="room">
        <canvas
          aria-hidden="true"
          @pointerdown=${this.pressed}
          @pointermove=${this.moved}
          @pointerleave=${this.left}
          @click=${this.tapped}
        ></canvas>
        <svg class="over" aria-hidden="true">${this.drawn ? [this.names(), this.signs()] : nothing}</svg>
        <p class="name" aria-hidden="true" ?hidden=${over === undefined}>${over === undefined ? "" : this.nameWith(over)}</p>
        <div class="instead"><slot></slot></div>
      </div>
      <div class="handles" ?inert=${!this.drawn}>
        <div class="group" role="group" aria-label=${say("stage-look-from")}>
          ${VIEWPOINTS.map(
            (name) =>
              html`<button type="button" aria-pressed=${this.view === name} @click=${() => this.look(name)}>${say("stage-side", { side: name })}</button>`,
          )}
        </div>
        <div class="group">
          ${([-1, 1] as const).map(
            (way) =>
              html`<button
                type="button"
                class="turn"
                aria-label=${turnWords(way)}
                title=${turnWords(way)}
                @click=${() => this.turn(way)}
              >
                ${unsafeSVG(way < 0 ? turnOn : turnBack)}
              </button>`,
          )}
        </div>
      </div>
      <p class="soft">${say("stage-hint")}</p>
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  /** Look from another side. */
  look(view: Viewpoint): void {
    this.view = view;
    keepViewpoint(browserStore(), view);
    this.said = say("stage-side-said", { side: view });
    this.legs?.look(view, performance.now(), !lessMotion());
    this.wake();
  }

  private turn(way: number): void {
    this.view = undefined;
    this.said = say("stage-turned");
    this.legs?.turnBy(way * TURN, performance.now(), !lessMotion());
    this.wake();
  }

  private async open(): Promise<void> {
    const turn = ++this.opening;
    const canvas = this.renderRoot.querySelector("canvas");
    if (canvas === null) return;
    try {
      await idle();
      if (turn !== this.opening) return;
      const { openLegs } = await import("./open");
      const colours = coloursOn(colourOf(readTones(browserStore()).receiver));
      const legs = await openLegs({ canvas, colours, insists: this.insists, turned: () => this.turned() });
      if (turn !== this.opening || !this.isConnected) {
        legs.dispose();
        return;
      }
      this.legs = legs;
      legs.look(this.view ?? viewpointLast(browserStore()), 0, false);
      this.looks = "";
      this.mark();
      this.fit();
      this.step(performance.now());
      this.drawn = true;
      this.dispatchEvent(new CustomEvent("drawn"));
    } catch (error) {
      if (turn === this.opening) this.giveUp(error);
    }
  }

  private giveUp(why: unknown): void {
    if (!this.isConnected) return;
    this.close();
    // eslint-disable-next-line no-console -- for whoever wonders why the legs do not turn.
    console.info(`Legato shows a drawing of the legs: ${String(why)}`);
    this.dispatchEvent(new CustomEvent("failed"));
  }

  /** The legs were taken away, and come back by themselves. */
  private lose(): void {
    if (this.legs === undefined) return;
    this.close();
    this.dispatchEvent(new CustomEvent("lost"));
  }

  private close(): void {
    this.opening += 1;
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.legs?.dispose();
    this.legs = undefined;
    this.drawn = false;
  }

  private readonly wake = (): void => {
    if (this.legs === undefined || this.frame !== 0) return;
    this.frame = requestAnimationFrame((ms) => {
      this.frame = 0;
      this.step(ms);
    });
  };

  private step(ms: number): void {
    const { legs } = this;
    if (legs === undefined) return;
    this.point(legs);
    legs.draw(ms);
    this.sights = legs.sights();
    if (legs.settling) this.wake();
  }

  /** The person turned the legs by hand. */
  private turned(): void {
    if (this.legs?.settling === false) this.view = undefined;
    this.wake();
  }

  private fit(): void {
    const room = this.renderRoot.querySelector(".room");
    if (room === null || room.clientWidth === 0 || room.clientHeight === 0) return;
    this.legs?.resize(room.clientWidth, room.clientHeight, devicePixelRatio);
    this.wake();
  }

  /** Show what is marked, if that changed. */
  private mark(): void {
    const { shown, legs, pointed } = this;
    if (shown === undefined || legs === undefined) return;
    const looks = new Map(
      PLACES.map((place): [string, Look] => {
        const { score, avoid } = shown.mark(place);
        const isPointed = pointed !== undefined && keyOf(pointed) === keyOf(place);
        // A told 0 is told from nothing told.
        const hurt = score === null ? 0 : (score + 1) / (WORST + 1);
        return [keyOf(place), { hurt, avoid, open: isPointed || shown.isOpen(place), faint: !shown.isAsked(place) }];
      }),
    );
    const now = JSON.stringify([...looks]);
    if (now === this.looks) return;
    this.looks = now;
    legs.mark((place) => looks.get(keyOf(place)) ?? { hurt: 0, avoid: false, open: false, faint: false });
    this.wake();
  }

  private nameWith(place: Place): string {
    const mark = this.shown?.mark(place);
    const name = placeName(place);
    const isBare = mark === undefined || (mark.score === null && !mark.avoid);
    return isBare ? name : say("map-place-pointed", { place: name, mark: markWords(mark, this.shown?.meaning) });
  }

  private signs(): SVGTemplateResult {
    const { shown } = this;
    const seen = this.sights.filter(({ area }) => area >= LEAST_AREA);
    return svg`${shown === undefined ? nothing : seen.map(({ x, y, place }) => sign(x, y, shown.mark(place)))}`;
  }

  /** Write below each leg which one it is: the receiver's, from wherever one looks. */
  private names(): SVGTemplateResult {
    const feet = LEGS.flatMap((leg) => this.middleOf(leg)).sort((one, other) => other.area - one.area);
    const named = apartFrom(feet, parseFloat(getComputedStyle(document.documentElement).fontSize));
    const bottom = (this.renderRoot.querySelector(".room")?.clientHeight ?? 0) - 14;
    return svg`${named.map(({ leg, x }) => svg`<text class="side" x=${x} y=${bottom}>${say("stage-leg", { leg })}</text>`)}`;
  }

  private middleOf(leg: Leg): { readonly leg: Leg; readonly x: number; readonly area: number }[] {
    const seen = this.sights.filter(({ place }) => place.leg === leg);
    const area = seen.reduce((sum, patch) => sum + patch.area, 0);
    return area < LEAST_AREA ? [] : [{ leg, area, x: seen.reduce((sum, patch) => sum + patch.x * patch.area, 0) / area }];
  }

  private readonly pressed = ({ clientX, clientY }: PointerEvent): void => {
    this.down = { x: clientX, y: clientY };
    this.pointer = undefined;
    this.pointed = undefined;
  };

  /** A mouse shows the name of what it is over. */
  private readonly moved = (event: PointerEvent): void => {
    if (event.pointerType !== "mouse" || event.buttons !== 0) return;
    this.pointer = { x: event.offsetX, y: event.offsetY };
    this.wake();
  };

  private readonly left = (): void => {
    this.pointer = undefined;
    this.pointed = undefined;
  };

  private point(legs: Legs): void {
    if (this.pointer === undefined) return;
    const touch = meant(legs.feel(this.pointer.x, this.pointer.y, MOUSE_PX), MOUSE_PX);
    const place = touch?.place;
    this.pointer = undefined;
    const isSame = place !== undefined && this.pointed !== undefined && keyOf(place) === keyOf(this.pointed);
    if (!isSame) this.pointed = place !== undefined && this.shown?.isAsked(place) === true ? place : undefined;
  }

  private readonly tapped = (event: MouseEvent): void => {
    if (Math.hypot(event.clientX - this.down.x, event.clientY - this.down.y) > STILL_PX) return;
    const covers = "pointerType" in event && event.pointerType === "mouse" ? MOUSE_PX : FINGER_PX;
    const touch = meant(this.legs?.feel(event.offsetX, event.offsetY, covers) ?? [], covers);
    if (touch !== undefined) this.dispatchEvent(new CustomEvent<Touch>("felt", { detail: touch }));
  };
}

function turnWords(way: number): string {
  return way < 0 ? say("stage-turn-left") : say("stage-turn-right");
}

/** The legs come when the page can be used already. */
async function idle(): Promise<void> {
  await new Promise<void>((then) => ("requestIdleCallback" in window ? requestIdleCallback(() => then(), { timeout: IDLE_WITHIN_MS }) : setTimeout(then, 200)));
}

function lessMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

declare global {
  interface HTMLElementTagNameMap {
    "legato-legs": LegatoLegs;
  }
}
