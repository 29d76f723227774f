/**
 * Where the token at `index` is after the sentence was edited: the same place before the edit, moved with
 * the words after it, null when it was itself replaced by nothing.
 */
export function followToken(
  before: readonly string[],
  after: readonly string[],
  index: number,
): number | null {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (index < start) return index;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (index >= before.length - end) return index + after.length - before.length;
  // Inside the changed stretch: a word being retyped stays selected.
  return index < after.length - end ? index : null;
}
