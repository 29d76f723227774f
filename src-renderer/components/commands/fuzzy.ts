/**
 * How well a title answers to what was typed: null when its letters are not in it in this order, else
 * higher for runs of letters and for beginnings of words.
 */
export function fuzzyScore(typed: string, title: string): number | null {
  const wanted = typed.toLowerCase().replace(/\s+/gu, '');
  const text = title.toLowerCase();
  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return null;
    if (next === at + 1) score += 3;
    if (next === 0 || text[next - 1] === ' ') score += 2;
    score -= Math.min(next - at - 1, 8) / 8;
    at = next;
  }
  return score - text.length / 100;
}
