import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** A clip made for a test: one hand goes along the shin side of the foot and back, lifted. */
interface MadeClip {
  readonly name: string;
  readonly extras: object;
}

interface Document {
  nodes: { name: string; mesh?: number; skin?: number; children?: number[] }[];
  [key: string]: unknown;
}

export const MASSAGE = resolve(import.meta.dirname, "../../src/stage/massage");

/** The real leg and hands, as the page fetches them. */
export function baseBytes(): ArrayBuffer {
  return bufferOf(readFileSync(resolve(MASSAGE, "base.glb")));
}

/** What a technique's own file has, as the page fetches it. */
export function techniqueBytes(technique: string): ArrayBuffer {
  return bufferOf(readFileSync(resolve(MASSAGE, `${technique}.glb`)));
}

/** The words in front of a binary glTF. */
export function documentOf(bytes: ArrayBuffer): Document {
  const long = new DataView(bytes).getUint32(12, true);
  return JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 20, long))) as Document;
}

/** What a clip says of itself; changes replace single notes. */
export function notes(changes: object = {}): object {
  return {
    technique: "made",
    stroke: 1,
    performer: "self",
    tempo: 10,
    strokes: 1,
    repetitions: 8,
    zones: ["foot_top"],
    shows: ["leg", "hand_right"],
    paths: [{ by: "inner_hand", part: "palm", points: PATH, closed: false, pressure: 4 }],
    views: { giver: { position: [-0.2, 0.7, -0.4], target: [0, 0, 0.1] }, sole: { position: [0, -0.6, 0.4], target: [0, 0, 0.1] } },
    ...changes,
  };
}

/** From the ankle to the toes, on top of the foot. */
export const PATH = [
  [0, 0.03, 0.04],
  [0, 0.0, 0.1],
  [0, -0.03, 0.16],
] as const;

const SECONDS = [0, 2, 4, 6];
/** Where the arm of the hand is at those seconds. */
const ARM = [
  [-0.02, 0.16, -0.14],
  [-0.02, 0.13, -0.02],
  [-0.02, 0.2, -0.08],
  [-0.02, 0.16, -0.14],
];

/** A file with bare nodes named as in the base, and clips that move one hand. */
export function clipBytes(clips: readonly MadeClip[]): ArrayBuffer {
  const nodes = documentOf(baseBytes()).nodes;
  for (const node of nodes) {
    delete node.mesh;
    delete node.skin;
  }
  const children = new Set(nodes.flatMap((node) => node.children ?? []));
  const numbers = new Float32Array([...SECONDS, ...ARM.flat()]);
  const target = { node: nodes.findIndex(({ name }) => name === "hand_right_lowerarm02"), path: "translation" };
  const document = {
    asset: { version: "2.0" },
    scene: 0,
    scenes: [{ nodes: nodes.map((_, index) => index).filter((index) => !children.has(index)) }],
    nodes,
    buffers: [{ byteLength: numbers.byteLength }],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: 16 },
      { buffer: 0, byteOffset: 16, byteLength: 48 },
    ],
    accessors: [
      { bufferView: 0, componentType: 5126, count: 4, type: "SCALAR", min: [0], max: [6] },
      { bufferView: 1, componentType: 5126, count: 4, type: "VEC3" },
    ],
    animations: clips.map(({ name, extras }) => ({
      name,
      extras,
      samplers: [{ input: 0, output: 1 }],
      channels: [{ sampler: 0, target }],
    })),
  };
  return packed(document, numbers);
}

function packed(document: object, numbers: Float32Array): ArrayBuffer {
  const written = new TextEncoder().encode(JSON.stringify(document));
  const long = Math.ceil(written.length / 4) * 4;
  const bytes = new Uint8Array(28 + long + numbers.byteLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x46546c67, true);
  view.setUint32(4, 2, true);
  view.setUint32(8, bytes.length, true);
  view.setUint32(12, long, true);
  view.setUint32(16, 0x4e4f534a, true);
  bytes.fill(0x20, 20, 20 + long).set(written, 20);
  view.setUint32(20 + long, numbers.byteLength, true);
  view.setUint32(24 + long, 0x004e4942, true);
  bytes.set(new Uint8Array(numbers.buffer), 28 + long);
  return bytes.buffer;
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
