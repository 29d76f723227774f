/** A word of a sentence and what stands before it there: a space, several, or nothing. */
export interface RunningWord {
  readonly before: string;
  readonly word: string;
}

/**
 * The words of a sentence as they stand in it, so that it can be shown as running text. Words that are not found where
 * they are expected have a space before them; small letters stand for capitals too, and `##` goes on with a word.
 */
export function runningText(text: string, tokens: readonly string[]): RunningWord[] {
  let at = 0;
  let missed = false;
  const small = text.toLowerCase();
  // Where small letters are as long as capitals are, their places are the same.
  const searched = small.length === text.length ? small : text;
  return tokens.map((word, i) => {
    const piece = word.startsWith('##') ? word.slice(2) : word;
    const found = searched.indexOf(searched === small ? piece.toLowerCase() : piece, at);
    if (found < 0) {
      missed = true;
      return { before: i > 0 ? ' ' : '', word };
    }
    const gap = text.slice(at, found);
    // What was not found may be spelled otherwise there: only the space behind it is known.
    const before = missed ? (/\s+$/u.exec(gap)?.[0] ?? ' ') : gap;
    at = found + piece.length;
    missed = false;
    return { before: i > 0 ? before : '', word };
  });
}
