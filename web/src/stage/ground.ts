import { CircleGeometry, type Color, Group, Mesh, MeshStandardMaterial, type Object3D, Quaternion, Vector3 } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";

import type { ClipGround } from "./clips";

/** Metres from the middle to where a floor has run out into the page, and where that begins, a share of it. */
const WIDE = 0.55;
const FADES_FROM = "0.25";
/** A bed: so wide, so long from its end on, and so thick, metres, with edges so round. */
const [BED_WIDE, BED_LONG, BED_THICK, EDGE] = [0.92, 1.5, 0.14, 0.04];
const UP = new Vector3(0, 0, 1);

/**
 * What it all stands or lies on: a soft round of floor that runs out into the page, or a bed with an end.
 *
 * It takes the shadows, and is not there for a camera below it.
 */
export class Ground {
  readonly group = new Group();
  private readonly floor = new Mesh(new CircleGeometry(WIDE, 48), softly());
  private readonly bed = new Mesh(bedShape(), new MeshStandardMaterial({ roughness: 1, metalness: 0 }));
  private readonly normal = new Vector3();
  private height = Number.NEGATIVE_INFINITY;

  constructor() {
    this.group.add(this.floor, this.bed);
    this.floor.receiveShadow = this.bed.receiveShadow = true;
    this.lie(undefined);
  }

  set colour(colour: Color) {
    this.floor.material.color.copy(colour);
    this.bed.material.color.copy(colour);
  }

  /** Lie where a clip says, or nowhere. */
  lie(ground: ClipGround | undefined): void {
    this.floor.visible = ground !== undefined && ground.ends === undefined;
    this.bed.visible = ground?.ends !== undefined;
    // Where there is none, everybody is above it.
    this.height = Number.NEGATIVE_INFINITY;
    if (ground === undefined) return;
    this.normal.set(...ground.up).normalize();
    this.height = this.normal.dot(new Vector3(...ground.at));
    const shown: Object3D = ground.ends === undefined ? this.floor : this.bed;
    shown.position.set(...ground.at);
    if (ground.ends !== undefined) shown.position.y = ground.ends;
    shown.quaternion.copy(new Quaternion().setFromUnitVectors(UP, this.normal));
  }

  /** Be there only for who looks from above, and tell whether it is; the place is in leg space. */
  seenFrom(eye: Vector3): boolean {
    this.group.visible = this.normal.dot(eye) > this.height;
    return this.group.visible;
  }

  dispose(): void {
    for (const { geometry, material } of [this.floor, this.bed]) {
      geometry.dispose();
      material.dispose();
    }
  }
}

/** A material that runs out from the middle of what it covers; it is drawn last, for one sees through it. */
function softly(): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ roughness: 0.95, metalness: 0, transparent: true, depthWrite: false });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying float vAway;")
      .replace("#include <begin_vertex>", `#include <begin_vertex>\nvAway = length(position.xy) / ${WIDE.toFixed(2)};`);
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nvarying float vAway;")
      .replace("#include <color_fragment>", `#include <color_fragment>\ndiffuseColor.a *= 1.0 - smoothstep(${FADES_FROM}, 1.0, vAway);`);
  };
  return material;
}

/** A bed that begins at y = 0 and whose top is at z = 0. */
function bedShape(): RoundedBoxGeometry {
  return new RoundedBoxGeometry(BED_WIDE, BED_LONG, BED_THICK, 4, EDGE).translate(0, BED_LONG / 2, -BED_THICK / 2);
}
