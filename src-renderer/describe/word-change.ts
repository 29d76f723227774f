import { tokenize } from '#core/experiment';

/** Longer stretches are told by their number of words. */
const MOST = 3;

/** What became of a sentence: “tired → dirty”, “+ very”, “− black”, or “sentence: 12 words”. */
export function wordChange(before: string, after: string, what = 'sentence'): string {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  const room = Math.min(old.length, now.length) - start;
  while (end < room && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const gone = old.slice(start, old.length - end);
  const come = now.slice(start, now.length - end);
  if (gone.length === 0 && come.length === 0) return `${what}: spaces`;
  if (now.length === 0) return `${what} emptied`;
  if (gone.length > MOST || come.length > MOST)
    return `${what}: ${now.length} ${now.length === 1 ? 'word' : 'words'}`;
  if (come.length === 0) return `− ${quoted(gone)}`;
  if (gone.length === 0) return `+ ${quoted(come)}`;
  return `${quoted(gone)} → ${quoted(come)}`;
}

function wordsOf(text: string): string[] {
  try {
    return tokenize(text);
  } catch {
    return [];
  }
}

function quoted(words: readonly string[]): string {
  return `“${words.join(' ')}”`;
}
