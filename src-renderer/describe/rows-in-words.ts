import type { Part } from '#core/experiment';
import { axisPlace, type AxisNames } from './axis.ts';
import { rowSentence } from './row.ts';
import { stageInfo } from './stages.ts';
import { valueSentence } from './value-row.ts';

/** A matrix longer than this is not told row by row: nobody listens to hundreds of sentences. */
export const MOST_ROWS = 64;

/** What is told: a matrix and what its rows and columns are called. */
export interface Told extends AxisNames {
  readonly picture: Part;
  /** The rows that may look nowhere. */
  readonly blocked: readonly number[];
}

/** One sentence for each row of a matrix; of a long one only for the row that is read, if any. */
export function rowsInWords(
  told: Told,
  decimals = 2,
  read: number | null = null,
): readonly string[] {
  const { rows } = told.picture;
  if (rows <= MOST_ROWS)
    return Array.from({ length: rows }, (_, i) => rowInWords(told, i, decimals));
  return read !== null && read < rows ? [rowInWords(told, read, decimals)] : [];
}

function rowInWords(told: Told, row: number, decimals: number): string {
  const { picture, tokens, contextTokens, blocked } = told;
  const values = picture.data.subarray(row * picture.cols, (row + 1) * picture.cols);
  if (picture.stage === 'weights')
    return rowSentence(tokens[row] ?? '', values, contextTokens, blocked.includes(row), decimals);
  const { rows, cols } = stageInfo(picture.stage);
  return valueSentence(
    axisPlace(told, rows, row),
    values,
    (col) => axisPlace(told, cols, col),
    decimals,
  );
}
