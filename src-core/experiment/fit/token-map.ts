/**
 * Where each token is after its sentence was edited; null for those that are gone. Tokens before and after the change keep
 * their places from either end; between, a word that occurs once on both sides is followed wherever it went, and what is
 * left is matched in order, so that a word being retyped keeps its place.
 */
export function tokenMap(before: readonly string[], after: readonly string[]): (number | null)[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const map = before.map((_, i): number | null => {
    if (i < start) return i;
    return i >= before.length - end ? i + after.length - before.length : null;
  });
  const gone = range(start, before.length - end);
  const come = range(start, after.length - end);
  const [places, newPlaces] = [placesOf(before, gone), placesOf(after, come)];
  const taken = new Set<number>();
  for (const i of gone) {
    const there = newPlaces.get(before[i]);
    if (places.get(before[i])?.length !== 1 || there?.length !== 1) continue;
    [map[i]] = there;
    taken.add(there[0]);
  }
  // A stretch that kept its length was retyped word for word; one that did not keeps its first words.
  const left = gone.filter((i) => map[i] === null);
  const free = come.filter((i) => !taken.has(i));
  left.forEach((i, k) => (map[i] = free[k] ?? null));
  return map;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function placesOf(tokens: readonly string[], among: readonly number[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const i of among) places.set(tokens[i], [...(places.get(tokens[i]) ?? []), i]);
  return places;
}
