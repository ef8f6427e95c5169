import {
  Group,
  LineBasicMaterial,
  LineSegments,
  BufferAttribute,
  BufferGeometry,
  Mesh,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShadowMaterial,
  Spherical,
  Vector3,
  WebGLRenderer,
  type WebGLInfo,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";

import { LEGS, type Leg } from "../../ground/legs";
import type { Place, Zone } from "../../legs/zones";
import type { Point } from "../clips";
import { leaveWheelToPage } from "../context";
import { FIELD, frame } from "../framing";
import { Light } from "../light";
import { softened } from "../skin";
import { Seeing, type Patch } from "./seeing";
import type { Shape } from "./shape";
import { MARKED, MarkedSkin } from "./skin";
import { SEATS, type Seat, type Viewpoint } from "./viewpoints";

/** What is to be seen at a place; see `Shown` of the leg map. */
export interface Look {
  /** How much it hurts, above 0 to 1; 0 where nothing was said. */
  readonly hurt: number;
  readonly avoid: boolean;
  /** Being asked about now, or pointed at. */
  readonly open: boolean;
  /** Not asked about. */
  readonly faint: boolean;
}

export interface Colours {
  readonly skin: string;
  /** Mild, middling, worst. */
  readonly pain: readonly [mild: string, middling: string, worst: string];
  readonly avoid: string;
  readonly line: string;
}

/** A place that is touched, and how near it is; see `Under`. */
export interface Felt extends Patch {
  readonly place: Place;
  readonly distance: number;
}

export interface Sight extends Patch {
  readonly place: Place;
}

/** The middle of each leg is this far from the middle of the picture, metres. */
const APART = 0.128;
const FLOOR = -0.072;
const TRAVELS_MS = 700;
const FINEST = 2;
/** Rounds in which the colour of a zone runs out over its border. */
const ROUNDS = 1;
/** Every so many points of the skin are enough to know what has to be in the picture. */
const SPARSE = 23;

/** Both legs of the receiver: turned, marked and touched. It draws when told to. */
export class Legs {
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD, 1, 0.05, 8);
  private readonly renderer: WebGLRenderer;
  private readonly controls: OrbitControls;
  private readonly letGo: () => void;
  private readonly light = new Light(this.scene);
  private readonly seeing: Seeing;
  private readonly paint = new MarkedSkin();
  private readonly lines = new LineBasicMaterial({ transparent: true, depthWrite: false });
  private readonly floor = new Mesh(new PlaneGeometry(3, 3), new ShadowMaterial({ opacity: 0.3 }));
  private readonly legs: readonly { readonly leg: Leg; readonly skin: BufferGeometry; readonly group: Group; readonly first: number }[];
  private readonly points: readonly Point[];
  private size: readonly [number, number] = [1, 1];
  private view: Viewpoint | undefined = "front";
  private seen: ReadonlyMap<number, Patch> = new Map();
  private travel: { readonly from: Eye; readonly to: Eye; readonly since: number } | undefined;

  constructor(
    canvas: HTMLCanvasElement,
    context: WebGL2RenderingContext,
    private readonly shape: Shape,
    colours: Colours,
    turned: () => void,
  ) {
    this.renderer = new WebGLRenderer({ canvas, context, alpha: true });
    this.renderer.setClearAlpha(0);
    this.renderer.shadowMap.enabled = true;
    this.legs = LEGS.map((leg, i) => ({ leg, first: i * shape.zones.length, ...this.stand(leg) }));
    this.seeing = new Seeing(this.legs);
    this.floor.rotation.x = -Math.PI / 2;
    this.floor.position.y = FLOOR;
    this.floor.receiveShadow = true;
    this.scene.add(this.floor);
    this.points = this.measure();
    this.letGo = leaveWheelToPage(canvas);
    this.controls = this.handles(canvas, turned);
    this.recolour(colours);
  }

  get kept(): WebGLInfo["memory"] {
    return this.renderer.info.memory;
  }

  /** Whether the camera is on its way. */
  get settling(): boolean {
    return this.travel !== undefined;
  }

  recolour({ skin, pain, avoid, line }: Colours): void {
    const { paint } = this;
    paint.color.set(skin);
    paint.pain.value.forEach((colour, i) => colour.set(pain[i] ?? pain[0]));
    paint.avoid.value.set(avoid);
    paint.open.value.set(line);
    this.lines.color.set(line);
  }

  /** Show what was said about each place. */
  mark(look: (place: Place) => Look): void {
    const { zones, zoneOf } = this.shape;
    for (const { leg, skin } of this.legs) {
      const looks = zones.map((zone) => look({ leg, zone: zone as Zone }));
      const layers = (["hurt", "avoid", "open", "faint"] as const).map((name) =>
        softened(
          zoneOf.map((zone) => Number(looks[zone]?.[name] ?? 0)),
          skin.getIndex(),
          ROUNDS,
        ),
      );
      const marked = skin.getAttribute(MARKED) as BufferAttribute;
      for (let i = 0; i < marked.count; i++) marked.setXYZW(i, ...(layers.map((layer) => layer[i] ?? 0) as [number, number, number, number]));
      marked.needsUpdate = true;
    }
  }

  resize(width: number, height: number, dots: number): void {
    const fine = Math.min(dots, FINEST);
    this.size = [width, height];
    this.renderer.setPixelRatio(fine);
    this.renderer.setSize(width, height, false);
    this.paint.dots = fine;
    this.camera.aspect = width / Math.max(1, height);
    this.camera.updateProjectionMatrix();
    if (this.view !== undefined) this.look(this.view, 0, false);
  }

  /** Look from a viewpoint: go there, or be there at once. */
  look(view: Viewpoint, ms: number, travels: boolean): void {
    this.view = view;
    this.goTo(this.eyeOf(SEATS[view]), ms, travels);
  }

  /** Turn the legs by an angle; what has to be in the picture stays in it. */
  turnBy(angle: number, ms: number, travels: boolean): void {
    const { around, down, away, target } = this.travel?.to ?? this.eye();
    // Which way the legs turn, the eye goes the other way.
    this.view = undefined;
    this.goTo({ around: around - angle, down, away, target }, ms, travels);
  }

  draw(ms: number): void {
    if (this.travel !== undefined) this.go(ms);
    const { camera, controls, renderer, scene } = this;
    this.light.follow(camera, controls.target, camera.position.distanceTo(controls.target));
    renderer.render(scene, camera);
    this.seen = this.seeing.patches(renderer, camera, ...this.size);
  }

  /** Where each place is seen, since it was drawn. */
  sights(): readonly Sight[] {
    return [...this.seen].flatMap(([id, patch]) => {
      const place = this.placeOf(id);
      return place === undefined ? [] : [{ ...patch, place }];
    });
  }

  /** What a finger at a point may mean, nearest first. */
  feel(x: number, y: number, covers: number): readonly Felt[] {
    return this.seeing.around(this.renderer, this.camera, this.size, [x, y], covers).flatMap(({ id, distance }) => {
      const place = this.placeOf(id);
      const patch = this.seen.get(id) ?? { area: 0, x, y };
      return place === undefined ? [] : [{ ...patch, place, distance }];
    });
  }

  dispose(): void {
    this.letGo();
    this.controls.dispose();
    this.seeing.dispose();
    this.light.dispose();
    for (const { skin } of this.legs) skin.dispose();
    this.shape.borders.dispose();
    this.paint.dispose();
    this.lines.dispose();
    this.floor.geometry.dispose();
    this.floor.material.dispose();
    this.renderer.renderLists.dispose();
    this.renderer.dispose();
  }

  private placeOf(id: number): Place | undefined {
    const { zones } = this.shape;
    const [leg, zone] = [this.legs[Math.floor(id / zones.length)]?.leg, zones[id % zones.length]];
    return leg === undefined || zone === undefined ? undefined : { leg, zone: zone as Zone };
  }

  /** Put one leg up; the right one is the mirror image of the left. */
  private stand(leg: Leg): { readonly skin: BufferGeometry; readonly group: Group } {
    const { skin: left, borders, zoneOf } = this.shape;
    const skin = new BufferGeometry();
    skin.setIndex(left.getIndex());
    for (const name of Object.keys(left.attributes)) skin.setAttribute(name, left.getAttribute(name));
    skin.setAttribute(MARKED, new BufferAttribute(new Float32Array(zoneOf.length * 4), 4));
    const group = new Group();
    const side = leg === "left" ? 1 : -1;
    group.position.x = side * APART;
    group.scale.x = side;
    group.updateMatrix();
    const mesh = new Mesh(skin, this.paint);
    mesh.receiveShadow = mesh.castShadow = true;
    group.add(mesh);
    group.add(new LineSegments(borders, this.lines));
    this.scene.add(group);
    return { skin, group };
  }

  private measure(): readonly Point[] {
    const corners = this.shape.skin.getAttribute("position");
    const points: Point[] = [];
    for (let i = 0; i < corners.count; i += SPARSE) {
      const [x, y, z] = [corners.getX(i) + APART, corners.getY(i), corners.getZ(i)];
      points.push([x, y, z], [-x, y, z]);
    }
    return points;
  }

  /** The eye at a seat, as far away as it takes. */
  private eyeOf({ around, down, below }: Seat): Eye {
    const position = new Vector3().setFromSphericalCoords(1, down, around);
    const points = this.points.filter(([, y]) => y < below);
    const framed = frame({ position: [position.x, position.y, position.z], target: [0, 0, 0] }, points, this.camera.aspect, false);
    const target = new Vector3(...framed.target);
    return { around, down, away: target.distanceTo(new Vector3(...framed.position)), target };
  }

  private eye(): Eye {
    const { target } = this.controls;
    const { radius, phi, theta } = new Spherical().setFromVector3(this.camera.position.clone().sub(target));
    return { around: theta, down: phi, away: radius, target: target.clone() };
  }

  private goTo(to: Eye, ms: number, travels: boolean): void {
    const from = this.eye();
    // The shorter way round.
    const around = from.around + wrapped(to.around - from.around);
    this.travel = travels ? { from, to: { ...to, around }, since: ms } : undefined;
    if (!travels) this.place(to);
  }

  private go(ms: number): void {
    const { travel } = this;
    if (travel === undefined) return;
    const { from, to, since } = travel;
    const share = Math.min(1, Math.max(0, (ms - since) / TRAVELS_MS));
    const soft = share * share * (3 - 2 * share);
    const mix = (one: number, other: number): number => one + (other - one) * soft;
    if (share === 1) this.travel = undefined;
    this.place({
      around: mix(from.around, to.around),
      down: mix(from.down, to.down),
      away: mix(from.away, to.away),
      target: from.target.clone().lerp(to.target, soft),
    });
  }

  private place({ around, down, away, target }: Eye): void {
    this.controls.target.copy(target);
    this.camera.position.setFromSphericalCoords(away, down, around).add(target);
    this.camera.lookAt(target);
    this.camera.updateMatrixWorld();
  }

  private handles(canvas: HTMLCanvasElement, turned: () => void): OrbitControls {
    const controls = new OrbitControls(this.camera, canvas);
    controls.minDistance = 0.25;
    controls.maxDistance = 3;
    controls.zoomToCursor = true;
    controls.addEventListener("start", () => {
      this.view = undefined;
      this.travel = undefined;
    });
    controls.addEventListener("change", turned);
    // A finger that moves up or down moves the page, as everywhere; across, it turns the legs.
    canvas.style.touchAction = "pan-y";
    return controls;
  }
}

/** Where the eye is, around what it looks at. */
interface Eye {
  readonly around: number;
  readonly down: number;
  readonly away: number;
  readonly target: Vector3;
}

function wrapped(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
