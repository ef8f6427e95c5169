/**
 * The pseudo-language: English with accents, longer, and marked, so that every sentence that escaped is seen.
 *
 * The same letters as in `src/legato/words/pseudo.py`; a test compares them.
 */
export const PSEUDO = "en-XA";

const DOUBLED = new Map(zip("aeiouy", "áéíóúý"));
const ACCENTED = new Map(zip("AEIOUYcnszCNSZ", "ÁÉÍÓÚÝçñšžÇÑŠŽ"));

/** Give a text accents, about a third longer. */
export function pseudoText(text: string): string {
  return Array.from(text, (letter) => {
    const doubled = DOUBLED.get(letter);
    return doubled === undefined ? (ACCENTED.get(letter) ?? letter) : doubled + doubled;
  }).join("");
}

/** Put a whole sentence between the marks. */
export function pseudoMarked(text: string): string {
  return `⟦${text}⟧`;
}

function zip(plain: string, accented: string): readonly (readonly [string, string])[] {
  const letters = Array.from(accented);
  return Array.from(plain, (letter, at) => [letter, letters[at] ?? letter] as const);
}
