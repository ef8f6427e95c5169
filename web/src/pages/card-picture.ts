/** What a card says: a headline, and lines below it. */
export interface CardWords {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Where the colours and the typeface are read from. */
export type CardLook = Pick<CSSStyleDeclaration, "backgroundColor" | "color" | "fontFamily">;

export const CARD_WIDTH = 1080;
const LEAST_HEIGHT = 1350;
const EDGE = 96;
const TITLE = { size: 84, high: 98 };
const LINE = { size: 46, high: 64 };
const BETWEEN = 40;
const NAME = 48;

/** Draw a card as a picture, on this device; it grows where its words need more room. */
export async function drawn(words: CardWords, look: CardLook): Promise<Blob> {
  await document.fonts.ready;
  const canvas = document.createElement("canvas");
  canvas.width = CARD_WIDTH;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("This browser draws no pictures.");
  const room = CARD_WIDTH - 2 * EDGE;
  const measure = (font: string) => (text: string) => {
    pen.font = font;
    return pen.measureText(text).width;
  };
  const fonts = { title: `650 ${TITLE.size}px ${look.fontFamily}`, line: `400 ${LINE.size}px ${look.fontFamily}` };
  const title = broken(words.title, room, measure(fonts.title));
  const lines = words.lines.flatMap((line) => broken(line, room, measure(fonts.line)));
  const below = title.length * TITLE.high + BETWEEN + lines.length * LINE.high;
  canvas.height = Math.max(LEAST_HEIGHT, below + 3 * EDGE + NAME);

  pen.fillStyle = look.backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = look.color;
  pen.textBaseline = "top";
  pen.font = `700 ${NAME}px ${look.fontFamily}`;
  pen.fillText("Legato", EDGE, EDGE);
  let at = canvas.height - EDGE - below;
  const write = (text: string, font: string, high: number): void => {
    pen.font = font;
    pen.fillText(text, EDGE, at);
    at += high;
  };
  for (const text of title) write(text, fonts.title, TITLE.high);
  at += BETWEEN;
  for (const text of lines) write(text, fonts.line, LINE.high);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob === null ? fail(new Error("The picture could not be made.")) : done(blob)), "image/png");
  });
}

/** Break a text into lines no wider than there is room; a word that is wider than that stands alone. */
export function broken(text: string, room: number, wide: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).filter((one) => one !== "")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && wide(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
