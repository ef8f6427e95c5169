import { Color, PerspectiveCamera, Scene, Vector3, WebGLRenderer } from "three";
import type { WebGLInfo } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";

import type { Cast, Scene3D } from "./cast";
import { backwards, clipFor, inOrder, shareOf, type Beat, type Point, type ViewName } from "./clips";
import { leaveWheelToPage } from "./context";
import { between, FIELD, frame, type Framing } from "./framing";
import { Light } from "./light";
import { Trails } from "./trail";

/** One clip melts into the next within this, ms. */
const MELTS_MS = 450;
/** The camera goes to another viewpoint within this, ms, and to that of the next stroke more calmly. */
const [TRAVELS_MS, GOES_ON_MS] = [600, 1_500];
/** More than this many dots for each CSS pixel is not seen on a moving hand. */
const FINEST = 2;
const EXTENT_MOMENTS = 6;

/** Colours taken from the page and chosen by the person. */
export interface Colours {
  readonly receiver: string;
  readonly giver: string;
  readonly accent: string;
  readonly trail: string;
  readonly shorts: string;
  readonly cuffs: string;
  readonly contour: string;
  readonly ground: string;
}

/** How many things the graphics card keeps. */
export type Kept = WebGLInfo["memory"];

/**
 * The stage behind the element: a leg, hands, light and a camera, drawn when told to.
 *
 * It has no clock of its own: whoever owns it says where in the strokes it is.
 */
export class Theatre {
  readonly clips: readonly Scene3D[];
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD, 1, 0.02, 6);
  private readonly renderer: WebGLRenderer;
  private controls: OrbitControls | undefined;
  private readonly letGo: () => void;
  private readonly target = new Vector3();
  private readonly eye = new Vector3();
  private readonly light = new Light(this.scene);
  private readonly colours: Colours;
  private now: Scene3D | undefined;
  private before: Scene3D | undefined;
  private meltsFrom = 0;
  /** How far through its cycle the clip was that was drawn last. */
  private share = 0;
  private trails: Trails | undefined;
  private points: readonly Point[] = [];
  private view: ViewName = "giver";
  private travel: { readonly from: Framing; readonly to: Framing; readonly since: number; readonly lasts: number } | undefined;

  /**
   * Make a stage on a canvas that can draw.
   *
   * Where `turned` is given, the picture can be turned by hand; it is told when it has to be drawn anew.
   * Strokes that run `toHeart`, against their usual way, are played backwards: what glides lands where it lifted.
   */
  constructor(
    private readonly canvas: HTMLCanvasElement,
    context: WebGL2RenderingContext,
    private readonly cast: Cast,
    colours: Colours,
    private readonly turned: (() => void) | undefined,
    private readonly toHeart = false,
  ) {
    this.clips = inOrder(cast.clips);
    this.colours = colours;
    this.letGo = leaveWheelToPage(canvas);
    this.renderer = new WebGLRenderer({ canvas, context, alpha: true });
    this.renderer.setClearAlpha(0);
    this.renderer.shadowMap.enabled = true;
    this.scene.add(cast.group);
    // Who poses the hands, and who moves the lights, has put them in their places already: once a frame is enough.
    this.scene.matrixWorldAutoUpdate = false;
    this.recolour(colours);
  }

  set mirrored(mirrored: boolean) {
    this.cast.mirrored = mirrored;
    this.look(this.view, 0, false);
  }

  get mirrored(): boolean {
    return this.cast.mirrored;
  }

  /** What the graphics card keeps for this stage. */
  get kept(): Kept {
    return this.renderer.info.memory;
  }

  /** Whether something goes on that has to be drawn even while the strokes stand still. */
  settling(ms: number): boolean {
    return this.travel !== undefined || (this.before !== undefined && ms - this.meltsFrom < MELTS_MS);
  }

  recolour(colours: Colours): void {
    Object.assign(this.colours, colours);
    const { receiver, giver, shorts, cuffs, contour, ground } = colours;
    this.cast.colour({
      receiver: new Color(receiver),
      giver: new Color(giver),
      shorts: new Color(shorts),
      cuffs: new Color(cuffs),
      contour: new Color(contour),
      ground: new Color(ground),
    });
    this.trails?.colour(new Color(colours.trail));
    if (this.now !== undefined) this.cast.bring(this.now, new Color(colours.accent));
  }

  resize(width: number, height: number, dots: number): void {
    this.renderer.setPixelRatio(Math.min(dots, FINEST));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / Math.max(1, height);
    this.camera.updateProjectionMatrix();
    this.look(this.view, 0, false);
  }

  /** Look from a named viewpoint; the camera travels there, or is there at once. */
  look(view: ViewName, ms: number, travels: boolean, lasts = TRAVELS_MS): void {
    this.view = view;
    const clip = this.now;
    const seen = clip?.notes.views[view] ?? clip?.notes.views.giver;
    if (seen === undefined) return;
    const to = frame(seen, this.points, this.camera.aspect, this.mirrored);
    const { x, y, z } = this.camera.position;
    const { target } = this;
    const { up } = this.camera;
    const from = { position: [x, y, z], target: [target.x, target.y, target.z], up: [up.x, up.y, up.z] } as const;
    this.controls?.dispose();
    this.controls = undefined;
    this.travel = travels ? { from, to, since: ms, lasts } : undefined;
    if (travels) return;
    this.place(to);
    this.handOver();
  }

  /** Whether a stroke of the score, from 0, has a movement; without one the last pose of another is held. */
  has(stroke: number): boolean {
    return clipFor(this.clips, stroke) !== undefined;
  }

  /**
   * Draw one picture: where the strokes are, at a moment of the page's clock.
   *
   * Gives whether there is one: not before the first stroke that has a movement. What has none holds the last pose.
   */
  draw(beat: Beat, ms: number, melts = true): boolean {
    const found = clipFor(this.clips, beat.stroke);
    const clip = found ?? this.now;
    if (clip === undefined) return false;
    if (clip !== this.now) this.change(clip, ms, melts);
    const share = found === undefined ? this.share : shareOf(clip.notes, beat.done);
    const posed = this.posed(clip, share);
    this.share = share;
    const melted = this.before === undefined ? 1 : Math.min(1, (ms - this.meltsFrom) / MELTS_MS);
    if (melted >= 1) this.before = undefined;
    this.cast.pose(clip, posed, this.before, ease(melted));
    if (this.travel !== undefined) this.go(ms);
    // What is held goes nowhere.
    this.trails?.draw(share, this.camera, found === undefined ? 0 : melted);
    this.redraw();
    return true;
  }

  /** Draw the same picture once more, so that it can be copied before it is gone. */
  redraw(): void {
    this.shine();
    this.cast.seenFrom(this.view, this.cast.group.worldToLocal(this.eye.copy(this.camera.position)));
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.letGo();
    this.controls?.dispose();
    this.trails?.dispose();
    this.cast.dispose();
    this.light.dispose();
    this.renderer.renderLists.dispose();
    this.renderer.dispose();
  }

  /** Where in its cycle a clip is posed: strokes that run to the heart are played backwards. */
  private posed({ notes }: Scene3D, share: number): number {
    return this.toHeart ? backwards(notes, share) : share;
  }

  private change(clip: Scene3D, ms: number, melts: boolean): void {
    this.before = melts ? this.now : undefined;
    this.meltsFrom = ms;
    const first = this.now === undefined;
    this.now = clip;
    this.trails?.dispose();
    this.cast.bring(clip, new Color(this.colours.accent));
    this.trails = new Trails(this.cast, clip, new Color(this.colours.trail), (share) => this.posed(clip, share));
    this.points = this.measure(clip);
    this.look(this.view, ms, !first && melts, GOES_ON_MS);
  }

  /** Everything that has to be in the picture over a whole cycle. */
  private measure(clip: Scene3D): readonly Point[] {
    const points = clip.notes.paths.flatMap(({ points: path }) => [...path]);
    for (const { x, y, z } of this.cast.zoneExtent(clip)) points.push([x, y, z]);
    for (let moment = 0; moment < EXTENT_MOMENTS; moment++) {
      this.cast.pose(clip, moment / EXTENT_MOMENTS);
      for (const { x, y, z } of this.cast.extent(clip)) points.push([x, y, z]);
    }
    return points;
  }

  private shine(): void {
    const { camera, target } = this;
    this.light.follow(camera, target, camera.position.distanceTo(target));
  }

  private go(ms: number): void {
    const { travel } = this;
    if (travel === undefined) return;
    const share = Math.min(1, Math.max(0, (ms - travel.since) / travel.lasts));
    this.place(between(travel.from, travel.to, ease(share)));
    if (share < 1) return;
    this.travel = undefined;
    this.handOver();
  }

  /** Let the person turn the picture from where the camera is now; which way is up is fixed from then on. */
  private handOver(): void {
    const { turned, canvas } = this;
    if (turned === undefined) return;
    this.controls?.dispose();
    const controls = (this.controls = new OrbitControls(this.camera, canvas));
    controls.target.copy(this.target);
    controls.enablePan = false;
    controls.minDistance = 0.15;
    controls.maxDistance = 2.5;
    controls.update();
    controls.addEventListener("change", turned);
    // A finger that moves up or down moves the page, as everywhere; across, it turns the picture.
    canvas.style.touchAction = "pan-y";
  }

  private place({ position, target, up }: Framing): void {
    this.camera.position.set(...position);
    this.camera.up.set(...up).normalize();
    this.target.set(...target);
    this.camera.lookAt(this.target);
    this.camera.updateMatrixWorld();
  }
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}
