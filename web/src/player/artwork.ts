import type { Leg } from "../ground/legs";
import type { Performer } from "../stage/clips";
import type { Picture } from "./features/media-session";

/** Lock screens show squares, and none larger than this, dots. */
const SIDE = 512;
const QUALITY = 0.8;
/** The light pages' ground: pictures have none of their own, and what is behind a lock screen's nobody knows. */
const GROUND = "#f8f4ec";

/**
 * The still picture of a technique, cut to a square, as an address that needs no network; nothing where there is none.
 *
 * It was taken of a left leg. Here no style can turn it round, so the right leg's is drawn as its mirror image:
 * a lock screen must never show the other leg.
 */
export async function artwork(technique: string, leg: Leg, performer: Performer): Promise<Picture | undefined> {
  const { posterOf, bytesOf } = await import("../stage/files");
  const address = posterOf(technique, performer, "large");
  if (address === undefined) return undefined;
  const picture = await createImageBitmap(new Blob([await bytesOf(address)]));
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const paper = canvas.getContext("2d");
  if (paper === null) return undefined;
  paper.fillStyle = GROUND;
  paper.fillRect(0, 0, SIDE, SIDE);
  if (leg === "right") paper.setTransform(-1, 0, 0, 1, SIDE, 0);
  const side = Math.min(picture.width, picture.height);
  paper.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  // Where a canvas cannot write WebP, it writes PNG.
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: QUALITY });
  return { src: await addressOf(blob), type: blob.type };
}

async function addressOf(blob: Blob): Promise<string> {
  return new Promise((then, fail) => {
    const reader = new FileReader();
    reader.onload = () => then(reader.result as string);
    reader.onerror = () => fail(reader.error ?? new Error("The picture could not be read."));
    reader.readAsDataURL(blob);
  });
}
