import {
  AnimationMixer,
  Bone,
  Box3,
  BufferAttribute,
  Group,
  type AnimationAction,
  type AnimationClip,
  type Color,
  type Material,
  Mesh,
  type Object3D,
  SkinnedMesh,
  Vector3,
} from "three";
import { GLTFLoader, type GLTF } from "three/examples/jsm/loaders/GLTFLoader.js";

import { ClipError, readNotes, type ClipNotes, type ViewName } from "./clips";
import { Ground } from "./ground";
import { OtherLeg } from "./other-leg";
import { Skin, softly, SURFACE, TINTED } from "./skin";

/** One clip, ready to be played. */
export interface Scene3D {
  readonly notes: ClipNotes;
  readonly action: AnimationAction;
  /** The limbs whose bones it moves. */
  readonly moves: ReadonlySet<string>;
}

/** The colours of a cast. */
export interface Dress {
  readonly receiver: Color;
  readonly giver: Color;
  /** What the receiver and the giver wear. */
  readonly shorts: Color;
  readonly cuffs: Color;
  /** What contours turn to. */
  readonly contour: Color;
  /** What it all stands on. */
  readonly ground: Color;
}

/** The foot is what is lower than this, metres above the ankle. */
const FOOT_TOP = 0.05;
const LIMBS = ["leg", "hand_left", "hand_right"] as const;

/** What parts of a hand are called in the file: the bones whose middle stands for the contact. */
const BONES: Readonly<Record<string, readonly string[]>> = {
  thumb_pad: ["finger1-3"],
  thumb_and_index: ["finger1-3", "finger2-3"],
  thumb_and_fingers: ["finger1-3", "finger3-3"],
  fingertips: ["finger2-3", "finger3-3", "finger4-3"],
  flat_fingers: ["finger2-2", "finger3-2", "finger4-2"],
  knuckles: ["finger2-2", "finger3-2", "finger4-2"],
  fist: ["finger2-2", "finger3-2", "finger4-2"],
  heel_of_hand: ["wrist", "metacarpal3"],
  palm: ["metacarpal2", "metacarpal4", "finger3-1"],
  whole_hand: ["metacarpal2", "metacarpal4", "finger3-1"],
};

/**
 * Leg, hands and tools, and the clips that move them.
 *
 * Everything hangs in one group in the space of a left leg; for a right leg the whole group is mirrored,
 * so that a left hand becomes a right one, as it should.
 */
export class Cast {
  readonly group = new Group();
  readonly clips: readonly Scene3D[];
  private readonly zones: readonly string[];
  private readonly mixer: AnimationMixer;
  private readonly skins: { readonly limb: string; readonly skin: Skin }[] = [];
  private readonly leg: SkinnedMesh;
  private readonly parts: readonly Object3D[];
  private readonly ground = new Ground();
  /** Copied only where one lies in some clip. */
  private readonly otherLeg: OtherLeg | undefined;
  /** Limbs whose bones are where they were when they were last drawn: these need not be told again. */
  private readonly settled = new Set<string>();
  private lastMoved: ReadonlySet<string> = new Set();

  private constructor(
    private readonly base: GLTF,
    moves: GLTF,
  ) {
    this.group.add(base.scene, this.ground.group);
    // What only this technique needs, such as a sleeve, comes with its movements.
    for (const own of moves.scene.children.filter((node) => isPart(node) && node instanceof Mesh)) base.scene.add(own);
    this.parts = base.scene.children.filter((node) => isPart(node));
    // Bones move the skin but are not drawn: out of sight, nobody looks through them for something to draw.
    for (const bone of base.scene.children.filter((node) => node instanceof Bone)) bone.visible = false;
    this.mixer = new AnimationMixer(base.scene);
    this.zones = (base.asset as { extras?: { zones?: string[] } }).extras?.zones ?? [];
    this.clips = moves.animations.map((clip) => this.ready(clip));
    if (this.clips.length === 0) throw new ClipError("The file moves nothing.");
    const leg = base.scene.getObjectByName("leg");
    if (!(leg instanceof SkinnedMesh)) throw new ClipError("There is no leg.");
    this.leg = leg as SkinnedMesh;
    if (this.clips.some(({ notes }) => notes.other_leg !== undefined)) {
      this.otherLeg = new OtherLeg(base.scene);
      this.group.add(this.otherLeg.group);
    }
    this.dress();
  }

  /** Read the two files of a technique. */
  static async read(base: ArrayBuffer, moves: ArrayBuffer): Promise<Cast> {
    const loader = new GLTFLoader();
    const [still, moving] = await Promise.all([loader.parseAsync(base, ""), loader.parseAsync(moves, "")]);
    return new Cast(still, moving);
  }

  set mirrored(mirrored: boolean) {
    this.group.scale.x = mirrored ? -1 : 1;
    this.settled.clear();
    this.otherLeg?.moved();
    this.group.updateMatrixWorld(true);
  }

  get mirrored(): boolean {
    return this.group.scale.x < 0;
  }

  /** Show only what a clip uses, its zones tinted. */
  bring({ notes }: Scene3D, tint: Color): void {
    this.ground.lie(notes.ground);
    this.otherLeg?.lie(notes.other_leg);
    for (const part of this.parts) part.visible = notes.shows.includes(part.name);
    const places = new Set(notes.zones.map((zone) => this.zones.indexOf(zone)));
    this.leg.geometry.setAttribute(TINTED, new BufferAttribute(softly(this.leg.geometry, places), 1));
    for (const { skin } of this.skins) skin.tintColour = tint;
  }

  colour({ receiver, giver, shorts, cuffs, contour, ground }: Dress): void {
    this.ground.colour = ground;
    this.otherLeg?.colour(receiver, shorts, contour, ground);
    for (const { limb, skin } of this.skins) {
      skin.color.copy(limb === "leg" ? receiver : giver);
      skin.cloth.value.copy(limb === "leg" ? shorts : cuffs);
      skin.contour.value.copy(contour);
    }
  }

  /** Take the pose of a clip at a share of its cycle; where `fading` is below 1, some of the clip before is left in it. */
  pose(now: Scene3D, share: number, before?: Scene3D, fading = 1): void {
    for (const clip of this.clips) {
      const weight = clip === now ? fading : clip === before ? 1 - fading : 0;
      clip.action.setEffectiveWeight(weight);
      if (clip === now) clip.action.time = share * clip.action.getClip().duration;
    }
    this.mixer.update(0);
    this.group.updateMatrixWorld(true);
    // What the pose before moved may have come to rest elsewhere.
    for (const limb of [...now.moves, ...(before?.moves ?? []), ...this.lastMoved]) this.settled.delete(limb);
    this.lastMoved = new Set([...now.moves, ...(before?.moves ?? [])]);
  }

  /** Show bed and other leg only to whom they hide nothing, who looks from a viewpoint and stands in a place of leg space. */
  seenFrom(view: ViewName, eye: Vector3): void {
    const isGroundSeen = this.ground.seenFrom(eye);
    this.otherLeg?.seenFrom(view, isGroundSeen);
  }

  /** Where a part of a hand, or a tool, is now: in leg space, whichever leg is shown. */
  placeOf(node: string, part: string): Vector3 {
    const names = BONES[part]?.map((bone) => `${node}_${bone}`) ?? [node];
    const middle = new Vector3();
    const found = names.flatMap((name) => this.group.getObjectByName(nodeName(name)) ?? []);
    for (const bone of found) middle.add(this.inLegSpace(bone));
    return middle.divideScalar(Math.max(1, found.length));
  }

  /** Hands and tools as they are now, and the foot on a tool, in leg space: what a camera has to take in. */
  extent({ notes }: Scene3D): Vector3[] {
    const points = notes.shows.some((name) => name.startsWith("tool_")) ? this.skinWhere((i) => this.heightOf(i) < FOOT_TOP) : [];
    for (const name of notes.shows.filter((shown) => shown !== "leg")) {
      this.base.scene.traverse((node) => {
        if (node.name === name && node instanceof Mesh && !(node instanceof SkinnedMesh)) points.push(...this.corners(node as Mesh));
        if (!node.name.startsWith(`${name}_`) || node.name.includes("lowerarm")) return;
        const here = this.inLegSpace(node);
        points.push(here);
        // The last joint of a finger is not its tip: that is as far again as the joint before.
        if (node.name.endsWith("-3") && node.parent) points.push(here.clone().multiplyScalar(2).sub(this.inLegSpace(node.parent)));
      });
    }
    return points;
  }

  /** The skin of the zones that are worked on, in leg space. */
  zoneExtent({ notes }: Scene3D): Vector3[] {
    const [zone, surface] = [this.leg.geometry.getAttribute("_zone"), this.leg.geometry.getAttribute(SURFACE)];
    const places = new Set(notes.zones.map((name) => this.zones.indexOf(name)));
    return this.skinWhere((i) => places.has(Math.round(zone.getX(i))) && surface.getW(i) < 0.5);
  }

  dispose(): void {
    this.mixer.stopAllAction();
    this.mixer.uncacheRoot(this.base.scene);
    this.ground.dispose();
    this.otherLeg?.dispose();
    this.base.scene.traverse((node) => {
      if (!(node instanceof Mesh)) return;
      (node as Mesh).geometry.dispose();
      (node.material as Material).dispose();
      if (node instanceof SkinnedMesh) node.skeleton.dispose();
    });
    this.group.removeFromParent();
  }

  private ready(clip: AnimationClip): Scene3D {
    const notes = readNotes(clip.name, clip.userData);
    const action = this.mixer.clipAction(clip);
    action.play();
    action.paused = true;
    const moves = new Set<string>(LIMBS.filter((limb) => clip.tracks.some(({ name }) => name.startsWith(`${limb}_`))));
    return { notes, action, moves };
  }

  /** The corners of the box around a tool, in leg space, wherever it is turned. */
  private corners(mesh: Mesh): Vector3[] {
    mesh.geometry.computeBoundingBox();
    const { min, max } = mesh.geometry.boundingBox ?? new Box3();
    const ends = (axis: "x" | "y" | "z"): readonly number[] => [min[axis], max[axis]];
    return ends("x").flatMap((x) =>
      ends("y").flatMap((y) => ends("z").map((z) => this.group.worldToLocal(mesh.localToWorld(new Vector3(x, y, z))))),
    );
  }

  private heightOf(point: number): number {
    return this.leg.localToWorld(this.leg.getVertexPosition(point, new Vector3())).y;
  }

  /** Every fifth point of the leg's skin that is wanted, in leg space. */
  private skinWhere(wanted: (point: number) => boolean): Vector3[] {
    const points: Vector3[] = [];
    for (let i = 0; i < this.leg.geometry.getAttribute("position").count; i += 5) {
      if (!wanted(i)) continue;
      const point = this.leg.getVertexPosition(i, new Vector3());
      points.push(this.group.worldToLocal(this.leg.localToWorld(point)));
    }
    return points;
  }

  private inLegSpace(node: Object3D): Vector3 {
    return this.group.worldToLocal(node.getWorldPosition(new Vector3()));
  }

  private dress(): void {
    for (const part of this.parts) {
      const meshes: Mesh[] = [];
      part.traverse((node) => node instanceof Mesh && meshes.push(node as Mesh));
      for (const mesh of meshes) {
        // What one can see through would leave the leg in the dark.
        mesh.castShadow = mesh instanceof SkinnedMesh || !(mesh.material as Material).transparent;
        mesh.receiveShadow = true;
        // A hand leaves the box it rests in; measuring it anew each frame costs more than drawing it.
        mesh.frustumCulled = false;
        if (mesh instanceof SkinnedMesh) this.dressLimb(part.name, mesh as SkinnedMesh);
      }
    }
  }

  private dressLimb(limb: string, mesh: SkinnedMesh): void {
    (mesh.material as Material).dispose();
    const skin = new Skin(limb === "leg");
    mesh.material = skin;
    this.skins.push({ limb, skin });
    const { skeleton } = mesh;
    const update = skeleton.update.bind(skeleton);
    // Sending bones to the graphics card is the dearest part of a frame, and a leg mostly rests.
    skeleton.update = () => {
      if (this.settled.has(limb)) return;
      this.settled.add(limb);
      update();
    };
  }
}

function isPart({ name }: Object3D): boolean {
  return name === "leg" || name === "hand_left" || name === "hand_right" || name.startsWith("tool_");
}

/** As the loader writes names: without what three.js keeps for its own paths. */
function nodeName(name: string): string {
  return name.replace(/[[\].:/]/g, "");
}
