// First: where it throws, the list that the server wrote stays.
import "../ground/floor";

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";

import { say } from "../ground/say";
import { browserStore } from "../ground/store";
import type { Shown } from "../legs/drawing";
import { type Mark, Marks, markWords, meaningOf, type Mode, readPlaces, toggles } from "../legs/marks";
import { HOME, VIEWS } from "../legs/outlines";
import type { PlaceTouch } from "../legs/touch";
import { keyOf, type Place, placeName, PLACES } from "../legs/zones";
import { Fallback } from "./fallback";
import { keepBadgesReadable, placeOf, touchOf } from "./gestures";
import { changeByKey } from "./keys";
import { list } from "./list";
import "../stage/legs/element";
import { picker } from "./picker";
import { type Hands, picture, pictureToLookAt } from "./picture";
import { chosenSide, isArrow, keepSide, neighbour, sideOf, type SideShown, SIDES_SHOWN } from "./stops";
import { legMapStyles } from "./styles";
import { chosenWay, keepWay, mayTurn, turnsWell, type Way, WAYS } from "./ways";

/** What changed: `score` is `null` when the place says nothing about pain any more. */
export type LegMapChange = CustomEvent<Place & Mark>;

/**
 * `<legato-leg-map>`: both legs, to say where it hurts or to show it.
 *
 * They can be turned where a device draws well; the drawing from the front, the back and below is always there for
 * keyboards and screen readers, and the list too. Whatever was used, the marks and events are the same.
 *
 * Attributes: `mode` (`pain`, `avoid`, `where` or `show`), `name`, `value` (what is marked at first, as JSON) and
 * `highlight` (`left:calf,left:arch`).
 * The value is `{"pain": [{leg, zone, score}], "avoid": [{leg, zone}]}`.
 * Inputs inside the element, named as `fallback.ts` says, are kept in step and come first.
 *
 * Events: `change`, whose detail is the leg, the zone, the score or null, and whether to avoid it.
 */
@customElement("legato-leg-map")
export class LegatoLegMap extends LitElement {
  static override readonly styles = legMapStyles;
  static readonly formAssociated = true;

  @property({ reflect: true }) mode: Mode = "pain";
  @property() name = "";
  /** What is marked at first; as with other inputs, the `value` attribute. */
  @property({ attribute: "value" }) initialValue: string | null = null;
  /** Places to point out, as `left:calf,left:arch`. */
  @property() highlight: string | null = null;

  @state() private marks = Marks.none;
  @state() private touch: PlaceTouch | undefined;
  @state() private way: Way = "picture";
  @state() private isTurning = false;
  @state() private said = "";
  @state() private isDisabled = false;
  @state() private side: SideShown = "legs";
  /** Where the Tab key stops. */
  @state() private stop: Place = { leg: "left", zone: "calf" };

  @query("dialog") private readonly dialog!: HTMLDialogElement | null;

  private readonly store = browserStore();
  private insists = false;
  private cannotTurn = !mayTurn();
  private readonly internals = this.attachInternals();
  private readonly fallback = new Fallback(this);
  private readonly sizes = new ResizeObserver((seen) => seen.forEach(({ target }) => keepBadgesReadable(target)));

  /** Inputs may come after this element, and may be exchanged. */
  private readonly inputs = new MutationObserver(() => this.readAgain());

  /** What is marked now, as JSON. */
  get value(): string {
    return this.marks.toString();
  }

  set value(text: string) {
    this.take(Marks.read(text));
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The page hides it until its script has come. Not every browser takes that back when it has: see `check-in.css`.
    this.style.animation = "none";
    this.inputs.observe(this, { childList: true, subtree: true });
    this.addEventListener("change", this.followFallback);
    // A browser that goes back to a page may fill in its inputs after this element began.
    window.addEventListener("pageshow", this.readAgain);
    this.readAgain();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("change", this.followFallback);
    window.removeEventListener("pageshow", this.readAgain);
    this.inputs.disconnect();
    this.sizes.disconnect();
  }

  formResetCallback(): void {
    // The inputs inside are reset by the same form, some before and some after this element.
    queueMicrotask(this.readAgain);
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.isDisabled = isDisabled;
  }

  formStateRestoreCallback(state: string): void {
    if (!this.fallback.exists) this.take(Marks.read(state));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated) this.begin();
    if (changed.has("initialValue") && this.hasUpdated) this.readAgain();
  }

  protected override updated(): void {
    this.internals.setFormValue(this.value);
    for (const drawing of this.renderRoot.querySelectorAll("figure svg")) this.sizes.observe(drawing);
    if (this.touch !== undefined && this.dialog?.open === false) this.dialog.showModal();
  }

  protected override render(): TemplateResult {
    const lit = readPlaces(this.highlight);
    if (this.mode === "show") return pictureToLookAt(this.marks, lit, this.shown(lit));

    const ways = WAYS.filter((way) => way !== "turn" || !(this.cannotTurn || this.mode === "where"));
    return html`
      ${this.way === "list" ? this.list() : this.way === "turn" ? this.turning(lit) : [this.sides(), this.drawing(lit)]}
      ${this.markedPlaces()}
      <div class="ways" role="group" aria-label=${say("map-choose-from")}>
        ${ways.map(
          (way) =>
            html`<button type="button" aria-pressed=${this.way === way} @click=${() => this.goWay(way)}>${say("map-way", { way })}</button>`,
        )}
      </div>
      <p class="unseen" role="status">${this.said}</p>
      <dialog aria-labelledby="picked" @cancel=${this.cancelled} @close=${this.closed} @click=${this.closeOutside}>${this.picker()}</dialog>
    `;
  }

  /** The way the person chose before; otherwise legs that turn, where the device draws them well. */
  private begin(): void {
    if (this.mode === "show") return;
    this.look(chosenSide(this.store));
    // A small question on a page with others: the drawing is there at once.
    if (this.mode === "where") return;
    const chosen = chosenWay(this.store);
    this.insists = chosen === "turn";
    this.way = chosen ?? (turnsWell() ? "turn" : "picture");
  }

  private drawing(lit: readonly Place[]): TemplateResult {
    return picture(VIEWS, this.shown(lit), this.hands, this.side);
  }

  /** On a small screen the legs, or the soles: each is large enough for a thumb. */
  private sides(): TemplateResult {
    return html`<div class="choice" role="group" aria-label=${say("map-part-shown")}>
      ${SIDES_SHOWN.map(
        (side) => html`<button type="button" aria-pressed=${this.side === side} @click=${() => this.look(side)}>${say("map-side-shown", { side })}</button>`,
      )}
    </div>`;
  }

  private look(side: SideShown): void {
    const first = [...this.marks.places, ...PLACES].find((place) => sideOf(place) === side && this.isAsked(place));
    if (first !== undefined) this.stopAt(first);
    this.side = side;
  }

  /** Let the Tab key stop at a place, on the side it is seen from. */
  private stopAt(place: Place): void {
    this.stop = place;
    this.side = sideOf(place);
    keepSide(this.store, this.side);
  }

  private goWay(way: Way): void {
    this.insists = way === "turn";
    keepWay(this.store, way);
    // Legs that turn already go on turning.
    if (way === this.way) return;
    this.isTurning = false;
    this.way = way;
  }

  /** Legs that can be turned; the drawing stands in until they are there, and stays for keyboards and screen readers. */
  private turning(lit: readonly Place[]): TemplateResult {
    const shown = this.shown(lit);
    const drawing = html`<div class=${this.isTurning ? "unseen" : "waiting"} @focusin=${this.reached}>
      ${picture(VIEWS, shown, this.hands, this.side)}
    </div>`;
    return html`
      <legato-legs
        .shown=${shown}
        ?insists=${this.insists}
        @felt=${this.felt}
        @drawn=${() => (this.isTurning = true)}
        @lost=${() => (this.isTurning = false)}
        @failed=${this.failed}
        >${this.isTurning ? nothing : drawing}</legato-legs
      >
      <p class="whose" aria-hidden="true">${say("map-whose")}</p>
      ${this.isTurning ? drawing : nothing}
    `;
  }

  /** A key led into the drawing behind the legs: then it is the drawing that has to be seen. */
  private readonly reached = ({ target }: Event): void => {
    const place = placeOf(target);
    if (place === undefined || !(target as Element).matches(":focus-visible")) return;
    this.isTurning = false;
    this.way = "picture";
    void this.updateComplete.then(() => this.control(place)?.focus());
  };

  private readonly failed = (): void => {
    if (this.insists) this.said = say("map-cannot-turn");
    this.cannotTurn = this.insists;
    this.way = "picture";
  };

  private readonly felt = ({ detail }: CustomEvent<PlaceTouch>): void => this.meet(detail);

  private list(): TemplateResult {
    if (this.fallback.exists) return html`<slot></slot>`;
    return list({ mark: (place) => this.marks.at(place), asksPain: this.mode === "pain", change: this.change });
  }

  private markedPlaces(): TemplateResult | typeof nothing {
    const places = this.marks.places.filter((place) => this.isAsked(place));
    if (places.length === 0) return nothing;
    return html`<ul class="marked" aria-label=${say("map-marked")}>
      ${places.map(
        (place) =>
          html`<li>
            <button type="button" ?disabled=${this.isDisabled} @click=${() => this.choose({ place, nearby: [] })}>
              ${placeName(place)} <b>${markWords(this.marks.at(place), meaningOf(this.mode))}</b>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  private picker(): TemplateResult | typeof nothing {
    if (this.touch === undefined) return nothing;
    const { place, nearby } = this.touch;
    return picker({
      place,
      nearby: nearby.filter((other) => this.isAsked(other)),
      mark: this.marks.at(place),
      asksAvoid: !this.fallback.exists || this.fallback.asksAvoid(place),
      change: (change) => {
        this.change(place, change);
        this.closePicker();
      },
      turnTo: (other) => (this.touch = { place: other, nearby: [place] }),
      close: () => this.closePicker(),
    });
  }

  private shown(highlighted: readonly Place[]): Shown {
    const lit = new Set(highlighted.map(keyOf));
    const open = this.touch && keyOf(this.touch.place);
    const stop = this.stopNow();
    return {
      mark: (place) => this.marks.at(place),
      isLit: (place) => lit.has(keyOf(place)),
      isAsked: (place) => this.isAsked(place),
      isStop: (place) => keyOf(place) === stop,
      isOpen: (place) => keyOf(place) === open,
      toLookAt: this.mode === "show",
      toggles: toggles(this.mode),
      meaning: meaningOf(this.mode),
    };
  }

  /** Where the Tab key stops now: a leg may be missing, and then nothing of it is asked. */
  private stopNow(): string | undefined {
    const stop = [this.stop, ...PLACES].find((place) => this.isAsked(place));
    return stop && keyOf(stop);
  }

  private isAsked(place: Place): boolean {
    if (this.isDisabled) return false;
    if (!this.fallback.exists) return true;
    return toggles(this.mode) ? this.fallback.asksAvoid(place) : this.fallback.asksPain(place);
  }

  /** What a hand does on the picture. */
  private readonly hands: Hands = {
    tapped: (view, event) => {
      const meant = touchOf(view, event);
      if (meant !== undefined) this.meet(meant);
    },
    keyed: (event) => this.keyed(event),
  };

  /** Ask about what a touch meant, as far as it is asked about. */
  private meet(meant: PlaceTouch): void {
    const [place, ...nearby] = [meant.place, ...meant.nearby].filter((each) => this.isAsked(each));
    if (place !== undefined) this.choose({ place, nearby });
  }

  private keyed(event: KeyboardEvent): void {
    const place = placeOf(event.target);
    if (place === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isArrow(event.key)) {
      event.preventDefault();
      const next = neighbour(place, event.key, (each) => this.isAsked(each));
      if (next !== undefined) this.goTo(next);
      return;
    }
    const change = changeByKey(event.key, this.marks.at(place), this.mode);
    if (change === undefined) return;
    event.preventDefault();
    if (change === "choose") this.choose({ place, nearby: [] });
    else this.change(place, change);
  }

  private goTo(place: Place): void {
    this.stopAt(place);
    void this.updateComplete.then(() => this.control(place)?.focus());
  }

  private choose(touch: PlaceTouch): void {
    this.stopAt(touch.place);
    // On legs that turn there is no control to go back to: what had the focus gets it again.
    if (!this.isTurning) this.control(touch.place)?.focus();
    if (toggles(this.mode)) this.change(touch.place, { avoid: !this.marks.at(touch.place).avoid });
    else this.touch = touch;
  }

  /** Take over what was said about a place, keep the inputs in step, say it and tell the page. */
  private readonly change = (place: Place, change: Partial<Mark>): void => {
    const before = this.marks.at(place);
    const wanted = { ...before, ...change };
    const mark = this.fallback.exists ? this.fallback.write(place, wanted) : wanted;
    if (mark.score === before.score && mark.avoid === before.avoid) return;
    this.marks = this.marks.with(place, mark);
    this.internals.setFormValue(this.value);
    this.said = say("map-place-said", { place: placeName(place), mark: markWords(mark, meaningOf(this.mode)) });
    this.dispatchEvent(new CustomEvent("change", { bubbles: true, detail: { ...place, ...mark } }));
  };

  private take(marks: Marks): void {
    for (const place of [...this.marks.places, ...marks.places]) this.fallback.write(place, marks.at(place));
    this.marks = this.fallback.exists ? this.fallback.read() : marks;
    this.internals.setFormValue(this.value);
  }

  private readonly readAgain = (): void => {
    this.fallback.find();
    this.marks = this.fallback.exists ? this.fallback.read() : Marks.read(this.initialValue);
  };

  private readonly followFallback = ({ target }: Event): void => {
    if (this.fallback.placeOf(target) !== undefined) this.readAgain();
  };

  private closePicker(): void {
    const place = this.touch?.place;
    this.touch = undefined;
    this.dialog?.close();
    if (place !== undefined && !this.isTurning) void this.updateComplete.then(() => this.control(place)?.focus());
  }

  private readonly cancelled = (event: Event): void => {
    event.preventDefault();
    this.closePicker();
  };

  private readonly closed = (): void => {
    // A dialog says that it closed a little later: by then it may ask about the next place.
    if (this.dialog?.open === false) this.closePicker();
  };

  private readonly closeOutside = (event: MouseEvent): void => {
    if (event.target === this.dialog) this.closePicker();
  };

  private control({ leg, zone }: Place): SVGElement | null {
    return this.renderRoot.querySelector(`figure[data-view="${HOME[zone]}"] .zone[data-leg="${leg}"][data-zone="${zone}"]`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "legato-leg-map": LegatoLegMap;
  }
}
