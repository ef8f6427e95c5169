// First: where it throws, the page stays as the server wrote it.
import "../ground/floor";

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";

import { EventStore } from "../device/event-store";
import { Outbox } from "../device/outbox";
import { Refusals } from "../device/refusals";
import type { Standing } from "../device/standing";
import { standingOf, type Whereabouts } from "../device/whereabouts";
import { address, takenFrom } from "../ground/addresses";
import { csrfToken } from "../ground/csrf";
import { uuid } from "../ground/ids";
import { say, speakAs } from "../ground/say";
import { listen, together } from "../ground/signals";
import { readQuestions, type Question } from "../ground/stop-questions";
import { browserStore } from "../ground/store";
import type { Timeline } from "../ground/timeline";
import { whoOf, type Who } from "../ground/who";
import { Bookmark } from "../session/resume";
import { LOUDEST, Settings } from "../session/settings";
import { sparing } from "../session/sparing";
import type { Performer } from "../stage/clips";
import { dialogOf, keepDialog } from "./dialogs";
import { Ending } from "./ending";
import { Ensemble } from "./ensemble";
import { failure, onItsWay, refusal } from "./failure";
import { Keyboard } from "./features/keyboard";
import { SmearGuard } from "./features/smear";
import { fit } from "./fit";
import { Guide } from "./guide";
import { immerse } from "./immersion";
import { LoadingError, loadTimeline, overSays } from "./loading";
import { SessionElement } from "./media";
import type { Adjustment } from "./names";
import { Numbers } from "./numbers";
import { Replanner, softened } from "./replanning";
import { movingIn } from "./rhythm";
import { openClips, type Clips } from "./sound/clips";
import { Screen } from "./screen";
import { shownNow, writtenIn } from "./shown";
import { stage } from "./stage";
import { playerStyles } from "./styles/index";

/** How long leaving waits for the server to have the events; what it does not have is kept and sent later, ms. */
const SENDING_WAIT_MS = 2_000;

/** Where others put what has to be told over the session, such as a wish; in a dialog while one is open. */
const BANNER = html`<div class="banner"><slot name="banner"></slot></div>`;

/**
 * `<legato-player>`: plays a session's timeline, and behaves like a media element.
 *
 * Attributes: `src` (the timeline), `clips` (its sound), `events` (where events go), `sitting` (its id), `performer`,
 * `who` (whom it speaks to), `after` (the page that follows), `leave` (where leaving goes to; else the front page).
 *
 * Events: those of media elements, and `cue`; see `media.ts`.
 */
@customElement("legato-player")
export class LegatoPlayer extends SessionElement {
  static override readonly styles = playerStyles;

  @property() src = "";
  @property() events = "";
  /** Where the recorded voice and the chimes are listed; without it the device's own voice speaks. */
  @property() clips = "";
  /** Where the rest of the session is planned anew. */
  @property() changes = "";
  @property() sitting = "";
  /** Whose hands they are: `self` or `partner`. */
  @property() performer: Performer = "self";
  /** Whom it speaks to: `self`, `receiver` or `giver`. */
  @property() who: string | null = null;
  /** The page that follows the session. */
  @property({ attribute: "after" }) afterPage = address("home");
  /** Where leaving goes to. */
  @property({ attribute: "leave" }) wayOut = address("home");

  /** Set while another screen plays the session and nobody has joined in here yet. */
  @property({ type: Boolean }) elsewhere = false;

  /** Set when the session could not be loaded; the plan is then to be read. */
  @property({ type: Boolean, reflect: true }) failed = false;

  private readonly store = browserStore();
  private readonly letters = new EventStore(this.store);
  private readonly settings = new Settings(this.store);
  private outbox: Outbox | undefined;
  private shelf: Clips | undefined;
  private guide: Guide | undefined;
  private numbers: Numbers | undefined;
  private screen: Screen | undefined;
  /** What is written, and what was last made to fit: nothing is measured when only buttons step back. */
  private readonly written = { now: "", fitted: "" };
  private readonly ending = new Ending(this);
  /** Fits the words again when the room for them, or the size the person reads at, changes. */
  private readonly room = new ResizeObserver(() => this.fitWords());
  /** Why the session may not be played now, in the server's words. */
  private refusal: string | undefined;
  private surface: (() => void) | undefined;
  private leavePage: (() => void) | undefined;
  private loading: Promise<void> = Promise.resolve();

  /** Begin or go on, as soon as the session is loaded. */
  override async play(): Promise<void> {
    await (await this.loaded()).play();
  }

  /** Begin as the big button does: with what is to be done before the clock starts. */
  readonly begin = async (): Promise<void> => (await this.loaded()).begin();

  private async loaded(): Promise<Guide> {
    await this.loading;
    if (this.guide === undefined) throw new DOMException(say("player-failed"), "InvalidStateError");
    return this.guide;
  }

  /** How loud it is, from 0 to 1, as with media elements. */
  get volume(): number {
    return this.settings.senses.volume / LOUDEST;
  }

  /** Whether it stands still because nobody was guided: nobody did that, so no other screen has to follow. */
  get absent(): boolean {
    return this.guide?.standstill.because === "absent";
  }

  /** Say a sentence that is not the session's own: something somebody asks for. */
  readonly tell = (sentence: string): void => this.ensemble?.speech.tell(sentence);

  /** Stop as the button for "something feels wrong" does. */
  readonly stop = (): void => this.guide?.stopNow();
  /** Change the session, as the buttons for it do. */
  readonly adjust = (what: Adjustment): void => void this.guide?.adjust(what);

  override connectedCallback(): void {
    super.connectedCallback();
    speakAs(this);
    const keyboard = new Keyboard(
      window,
      () => !this.paused,
      () => this.guide === undefined || this.guide.dialog !== undefined || this.ended,
      (action) => this.guide?.press(action),
    );
    const root = this.renderRoot as ShadowRoot;
    const screen = (this.screen = new Screen(
      root,
      this.settings,
      () => this.guide,
      () => this.requestUpdate(),
    ));
    const smears = new SmearGuard(root, () => (this.elsewhere ? this.wrong() : this.guide?.hold()));
    this.room.observe(this);
    this.leavePage = together(
      () => keyboard.dispose(),
      () => smears.dispose(),
      () => screen.dispose(),
      () => this.room.disconnect(),
      this.settings.changes.on(() => this.requestUpdate()),
      listen(document, "visibilitychange", () => {
        if (document.visibilityState === "visible") this.ensemble?.catchUp();
        else this.outbox?.sendLast();
      }),
      listen(document, "resume", () => this.ensemble?.catchUp()),
      listen(window, "pageshow", () => this.ensemble?.catchUp()),
      listen(window, "pagehide", () => this.goAway()),
      listen(window, "online", () => void this.outbox?.send()),
    );
    void document.fonts.ready.then(() => this.fitWords());
    this.loading = this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.goAway();
    this.leavePage?.();
    this.surface?.();
    this.guide?.dispose();
    this.ensemble?.dispose();
    this.outbox?.dispose();
    this.ensemble = this.guide = this.surface = this.shelf = undefined;
  }

  protected override render(): TemplateResult {
    return html`<div class="unseen letter" id="letter"></div>
      ${this.content()}`;
  }

  private content(): TemplateResult {
    const { guide, ensemble } = this;
    if (this.failed && this.refusal !== undefined) return refusal(this.refusal, this.wayOut);
    if (this.failed) return failure(() => void (this.loading = this.load()));
    if (guide === undefined || ensemble === undefined) return onItsWay();
    const goAfter = (event: Event): void => this.go(event, this.afterPage);
    if (guide.phase === "ended") return this.ending.view(ensemble.conductor.timeline, this.spokenTo, this.afterPage, goAfter);
    const { settings, performer, spokenTo: who } = this;
    const { elsewhere } = this;
    const shown = shownNow({ guide, ensemble, settings, performer, who, elsewhere, receded: this.screen?.receded === true });
    this.written.now = writtenIn(shown);
    return html`
      ${guide.dialog === undefined ? BANNER : nothing}
      ${stage(shown, {
        tapStage: (at) => guide.tapStage(at),
        toggle: () => {
          if (guide.phase === "ready") this.screen?.fill();
          if (shown.joins) void guide.play();
          else guide.toggle();
        },
        guarded: (name) => guide.guarded(name),
        undo: () => guide.undo(),
        itemBefore: () => guide.back(),
        skipKnown: () => guide.skipKnown(),
        trySound: () => guide.trySound(),
        enlarge: () => settings.change({ glance: true }),
        open: (dialog) => (dialog === "wrong" ? this.wrong() : guide.open(dialog)),
      })}
      <dialog
        class=${`about-${guide.dialog ?? "nothing"}`} aria-labelledby="dialog-title"
        @cancel=${(event: Event) => this.cancel(event)}
        @close=${() => this.keepDialog()}
      >
        ${guide.dialog === undefined ? nothing : BANNER} ${this.dialogContent(guide, ensemble)}
      </dialog>
      <div class="unseen" id="live" aria-live="polite"></div>
    `;
  }

  /** What feels wrong stops the hands, wherever the screen stands that guides them. */
  private readonly wrong = (): void => {
    if (this.elsewhere) this.dispatchEvent(new Event("pause"));
    this.guide?.wrong(this.elsewhere);
  };

  protected override firstUpdated(): void {
    const letter = this.piece("letter");
    if (letter !== undefined) this.room.observe(letter);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.numbers?.show();
    this.keepDialog();
    if (this.written.now !== this.written.fitted) this.fitWords();
  }

  private dialogContent(guide: Guide, ensemble: Ensemble): TemplateResult | typeof nothing {
    const { settings, wayOut, afterPage } = this;
    return dialogOf(guide, {
      senses: settings.senses,
      device: ensemble.device,
      change: (changes) => settings.change(changes),
      leave: wayOut,
      voices: address("voices:show"),
      after: afterPage,
      goOut: (event, to) => this.go(event, to),
      end: (event) => {
        guide.end();
        this.go(event, afterPage);
      },
    });
  }

  private async load(): Promise<void> {
    this.failed = false;
    try {
      // What is heard first is fetched beside the timeline, so that the first tap is answered at once.
      this.shelf ??= openClips(this.clips, () => this.requestUpdate());
      const [planned, stands] = await Promise.all([
        loadTimeline(this.src),
        standingOf(this.events, this.letters, this.questions),
      ]);
      if (!this.isConnected) return;
      // What was made softer while nobody could be asked stays softer.
      const timeline = sparing(stands.softened_ms.reduce(softened, planned), stands.spared);
      this.refuseWhatIsOver(timeline, stands);
      const isPlanned = takenFrom("api-v1:ready_timeline", this.src) === undefined;
      if (isPlanned && (await new Refusals(this.store).takeBack(this.sitting, csrfToken()))) {
        throw new LoadingError(say("player-refused-since"), true);
      }
      if (await this.letters.wrongElsewhere(this.events)) throw new LoadingError(say("player-stopped-before"), true);
      this.assemble(timeline, stands);
      this.surface ??= immerse(this);
    } catch (error) {
      this.refusal = error instanceof LoadingError && error.refused ? error.message : undefined;
      this.failed = true;
      this.dispatchEvent(new ErrorEvent("error", { error }));
    }
    this.requestUpdate();
  }

  /** The server refuses what is over; where it cannot be asked, what happened says so. Open advice is shown first. */
  private refuseWhatIsOver(timeline: Timeline, stands: Standing): void {
    const over = overSays(stands);
    if (over === undefined || new Bookmark(this.store, this.sitting, timeline).read()?.wrong !== undefined) return;
    throw new LoadingError(over, true);
  }

  private get spokenTo(): Who {
    return whoOf(this.who, this.performer);
  }

  private get questions(): readonly Question[] {
    return readQuestions(document.getElementById("legato-stop")?.textContent, this.spokenTo);
  }

  private assemble(timeline: Timeline, stands: Whereabouts): void {
    const outbox = (this.outbox = new Outbox(this.events, {
      letters: this.letters,
      fetch: (...request) => fetch(...request),
      token: csrfToken,
    }));
    const ensemble = (this.ensemble = new Ensemble(timeline, {
      store: this.store,
      settings: this.settings,
      outbox,
      sitting: this.sitting,
      performer: this.performer,
      who: this.spokenTo,
      stands,
      clips: (this.shelf ??= openClips(this.clips, () => this.requestUpdate())),
      steering: {
        play: () => void this.guide?.begin(),
        pause: () => this.pause(),
        back: () => this.guide?.back(),
        on: () => this.guide?.on(),
      },
      cued: (fired) => this.tellCues(fired),
      announce: (sentence) => this.announce(sentence),
      stage: () => this.renderRoot.querySelector("legato-stage") ?? undefined,
      changed: () => this.requestUpdate(),
      moving: () => movingIn(this.renderRoot),
    }));
    this.guide = new Guide({
      ensemble,
      settings: this.settings,
      replanner: new Replanner(this.changes, csrfToken),
      questions: this.questions,
      spared: stands.spared,
      who: this.spokenTo,
      changed: () => this.requestUpdate(),
      announce: (sentence) => this.announce(sentence),
      id: uuid,
    });
    this.numbers = new Numbers(ensemble, (id) => this.piece(id));
    this.tellAll(ensemble);
    ensemble.conductor.plays.on(() => this.screen?.wake());
    ensemble.conductor.ends.on(() => this.ending.begin(this.events, this.letters, this.afterPage, outbox.send()));
    // The service worker keeps what is planned now, for a reload without a connection.
    ensemble.conductor.retimes.on(() => void fetch(this.src, { credentials: "same-origin" }).catch(() => undefined));
    ensemble.speech.found.on(() => this.requestUpdate());
    void outbox.send();
  }

  private announce(sentence: string): void {
    const live = this.piece("live");
    if (live !== undefined) live.textContent = sentence;
  }

  private keepDialog(): void {
    if (this.guide !== undefined) keepDialog(this.renderRoot, this.guide.dialog !== undefined);
  }

  private cancel(event: Event): void {
    event.preventDefault();
    this.guide?.escape();
  }

  /** Go to another page once the server has what happened, or soon in any case: what it lacks is kept. */
  private go(event: Event, to: string): void {
    event.preventDefault();
    const sent = this.outbox?.send() ?? Promise.resolve();
    const enough = new Promise((resolve) => setTimeout(resolve, SENDING_WAIT_MS));
    void Promise.race([sent, enough]).then(() => window.location.assign(to));
  }

  private goAway(): void {
    this.guide?.goAway();
    this.outbox?.sendLast();
  }

  private fitWords(): void {
    const found = this.renderRoot.querySelector<HTMLElement>(".stage");
    if (found === null) return;
    fit(this, found);
    this.written.fitted = this.written.now;
  }

  private piece(id: string): HTMLElement | undefined {
    return this.renderRoot.querySelector<HTMLElement>(`#${id}`) ?? undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "legato-player": LegatoPlayer;
  }
}
