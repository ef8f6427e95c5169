/** The names of two legs need this much room from the middle of one to the middle of the other. */
const NAMES_APART_REM = 4.75;
/** Legs that stand closer hide each other, CSS pixels. */
const LEGS_APART_PX = 28;

/**
 * Give the names of two legs room beside each other; on a phone legs stand closer than their names are wide.
 *
 * Where one leg hides the other, only the one in front, which comes first, has a name. `rem` is the size of the page's
 * letters, CSS pixels.
 */
export function apartFrom<Named extends { readonly x: number }>(feet: readonly Named[], rem: number): readonly Named[] {
  const [first, second] = feet;
  if (first === undefined || second === undefined) return feet;
  const apart = second.x - first.x;
  if (Math.abs(apart) < LEGS_APART_PX) return [first];
  const pushed = (Math.max(NAMES_APART_REM * rem - Math.abs(apart), 0) / 2) * Math.sign(apart);
  return [
    { ...first, x: first.x - pushed },
    { ...second, x: second.x + pushed },
  ];
}
