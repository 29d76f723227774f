/** A word of a sentence and what stands before it there: a space, several, or nothing. */
export interface RunningWord {
  readonly before: string;
  readonly word: string;
}

/**
 * The words of a sentence as they stand in it, so that it can be shown as running text. Words that are not found where
 * they are expected have a space before them.
 */
export function runningText(text: string, tokens: readonly string[]): RunningWord[] {
  let at = 0;
  return tokens.map((word, i) => {
    const found = text.indexOf(word, at);
    if (found < 0) return { before: i > 0 ? ' ' : '', word };
    const before = text.slice(at, found);
    at = found + word.length;
    return { before: i > 0 ? before : '', word };
  });
}
