import { LabError, matrix, type Matrix } from '#core/attention';

/** The different words of two sentences in the order in which they come, whatever their case. */
export function columnWords(first: readonly string[], second: readonly string[]): string[] {
  const words = [...first, ...second].map((token) => token.toLowerCase().normalize('NFC'));
  return [...new Set(words)];
}

/**
 * One-hot word vectors (n × d_model): a 1 in the column of the word, the same for equal words of both sentences. Throws
 * `embeddings.one-hot` when there are more different words than columns.
 */
export function oneHotWords(
  tokens: readonly string[],
  first: readonly string[],
  dModel: number,
): Matrix {
  const columns = columnWords(first, tokens);
  if (columns.length > dModel) {
    throw new LabError(
      'embeddings.one-hot',
      `One-hot vectors need a column for every different word: there are ${columns.length}, and d_model is ${dModel}. Choose a d_model of at least ${columns.length}, or fewer words.`,
      { words: columns.length, dModel },
    );
  }
  const words = matrix(tokens.length, dModel);
  tokens.forEach((token, i) => {
    words.data[i * dModel + columns.indexOf(token.toLowerCase().normalize('NFC'))] = 1;
  });
  return words;
}
