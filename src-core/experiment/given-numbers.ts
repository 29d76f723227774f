import { fromRows, LabError, requireFinite, type Matrix } from '#core/attention';
import type { GivenNumbers } from './model-spec.ts';

/** The learned matrices of an attention layer, and the vectors that may be added after them. */
export type ProjectionName = 'wQ' | 'wK' | 'wV' | 'wO';
export type BiasName = 'bQ' | 'bK' | 'bV' | 'bO';

/** How the learned matrices are called: in the names of their random streams, and in messages. */
export const WEIGHT_NAMES: Record<ProjectionName | BiasName, string> = {
  ...{ wQ: 'W_Q', wK: 'W_K', wV: 'W_V', wO: 'W_O' },
  ...{ bQ: 'b_Q', bK: 'b_K', bV: 'b_V', bO: 'b_O' },
};

/** A projection given by hand, or undefined. Throws `weights.shape`, `shape.mismatch` and `number.not-finite`. */
export function givenProjection(
  given: GivenNumbers,
  name: ProjectionName,
  rows: number,
  cols: number,
): Matrix | undefined {
  const numbers = given[name];
  if (numbers === undefined) return undefined;
  const label = WEIGHT_NAMES[name];
  return numbers === 'identity'
    ? identity(rows, cols)
    : fitting(fromRows(numbers), label, rows, cols);
}

/** A bias given by hand, or undefined. Throws as `givenProjection`. */
export function givenBias(given: GivenNumbers, name: BiasName, cols: number): Matrix | undefined {
  const numbers = given[name];
  return numbers && fitting(fromRows([numbers]), WEIGHT_NAMES[name], 1, cols);
}

/** Word vectors given by hand, or undefined. Throws `embeddings.shape`, `shape.mismatch` and `number.not-finite`. */
export function givenWords(
  given: GivenNumbers,
  which: 'text' | 'context',
  tokens: number,
  dModel: number,
): Matrix | undefined {
  const numbers = which === 'text' ? given.embeddings : given.contextEmbeddings;
  if (!numbers) return undefined;
  const words = requireFinite(fromRows(numbers), 'the word vectors');
  if (words.rows === tokens && words.cols === dModel) return words;
  throw new LabError(
    'embeddings.shape',
    `The ${which === 'text' ? 'sentence' : 'second sentence'} has ${tokens} tokens, so it needs ${tokens} word vectors of d_model = ${dModel} numbers; given are ${words.rows} of ${words.cols}. Give one row per token.`,
    { which, rows: words.rows, cols: words.cols, tokens, dModel },
  );
}

/** Ones on the diagonal, zeros elsewhere: with rows = cols it changes nothing. */
function identity(rows: number, cols: number): Matrix {
  return fromRows(
    Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (__, j) => +(i === j))),
  );
}

function fitting(numbers: Matrix, label: string, rows: number, cols: number): Matrix {
  if (numbers.rows !== rows || numbers.cols !== cols) {
    throw new LabError(
      'weights.shape',
      `${label} is ${numbers.rows} × ${numbers.cols}, but this model needs ${rows} × ${cols}. Give it ${rows} rows of ${cols} numbers.`,
      { label, rows, cols },
    );
  }
  return requireFinite(numbers, label);
}
