import { type Bone, type Color, Group, Matrix4, type Object3D, type SkinnedMesh } from "three";
import { clone } from "three/examples/jsm/utils/SkeletonUtils.js";

import type { ClipLeg, ViewName } from "./clips";
import { Skin } from "./skin";

/** How much of the other leg's skin is left; the rest is the colour of what it lies on: it is there, and it is not meant. */
const LEFT_OF_SKIN = 0.2;

/** The receiver's other leg, which nobody touches: a quiet copy of the one that is massaged, lying where a clip says. */
export class OtherLeg {
  readonly group = new Group();
  private readonly skin = new Skin(false);
  private readonly knee: Object3D | undefined;
  private lies: ClipLeg | undefined;
  private readonly rests: () => void;

  constructor(stage: Object3D) {
    const copy = clone(stage);
    const mesh = copy.getObjectByName("leg") as SkinnedMesh;
    const [root] = mesh.skeleton.bones as [Bone, ...Bone[]];
    root.visible = false;
    this.group.add(root, mesh);
    this.group.matrixAutoUpdate = false;
    this.knee = mesh.skeleton.bones.find(({ name }) => name === "leg_lowerleg01");
    mesh.material = this.skin;
    mesh.castShadow = mesh.receiveShadow = true;
    mesh.frustumCulled = false;
    const update = mesh.skeleton.update.bind(mesh.skeleton);
    let rests = false;
    // It never moves while a clip is shown: its bones are sent once.
    mesh.skeleton.update = () => {
      if (!rests) update();
      rests = true;
    };
    this.rests = () => (rests = false);
    this.dispose = () => {
      mesh.skeleton.dispose();
      this.skin.dispose();
    };
  }

  readonly dispose: () => void;

  colour(receiver: Color, shorts: Color, contour: Color, ground: Color): void {
    this.skin.color.copy(ground).lerp(receiver, LEFT_OF_SKIN);
    this.skin.cloth.value.copy(ground).lerp(shorts, LEFT_OF_SKIN);
    this.skin.contour.value.copy(contour);
  }

  /** Lie where a clip says, or nowhere. */
  lie(leg: ClipLeg | undefined): void {
    this.lies = leg;
    if (leg === undefined) return;
    this.group.matrix.copy(new Matrix4().fromArray(leg.place));
    this.knee?.rotation.set((leg.knee * Math.PI) / 180, 0, 0);
    this.moved();
  }

  /** Be there where what it lies on is seen, and from where it does not stand before what is done. */
  seenFrom(view: ViewName, isGroundSeen: boolean): void {
    this.group.visible = this.lies !== undefined && isGroundSeen && !this.lies.hides.includes(view);
  }

  /** Its place has changed: send its bones once more. */
  moved(): void {
    this.rests();
  }
}
