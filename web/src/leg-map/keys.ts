import { type Mark, type Mode, toggles, WORST } from "../legs/marks";

/**
 * What a key does to the mark of the place in focus: a change, or `choose` to be asked.
 *
 * Plus and minus make it more or less, a digit says it outright, Delete takes it back. Arrows lead to other places.
 */
export function changeByKey(key: string, { score, avoid }: Mark, mode: Mode): Partial<Mark> | "choose" | undefined {
  if (key === "Enter" || key === " ") return "choose";
  const isGone = key === "Delete" || key === "Backspace";
  if (toggles(mode)) return isGone && avoid ? { avoid: false } : undefined;
  if (isGone) return { score: null, avoid: false };
  if (key === "+" || key === "=") return { score: Math.min(WORST, (score ?? 0) + 1) };
  if (key === "-") return { score: score === null || score === 0 ? null : score - 1 };
  return /^\d$/.test(key) ? { score: Number(key) } : undefined;
}
