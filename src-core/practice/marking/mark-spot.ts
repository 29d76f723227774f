import type { AnswerOf } from '../answer.ts';
import type { ExerciseOf } from '../exercise.ts';
import type { Verdict } from '../verdict.ts';

interface Cell {
  readonly row: number;
  readonly col: number;
}
const has = (cells: readonly Cell[], { row, col }: Cell) =>
  cells.some((cell) => cell.row === row && cell.col === col);

/** Marks a cell or a word that was pointed at. */
export function markPoint(
  { right, wrong }: ExerciseOf<'point'>,
  { cell }: AnswerOf<'point'>,
): Verdict {
  if (!cell) return nothing('Nothing is chosen yet. Point at a cell.');
  if (has(right, cell)) return { outcome: 'right', score: 1, message: 'Right.' };
  const known = wrong.find((one) => has([one], cell));
  const place = `cell-${cell.row + 1}-${cell.col + 1}`;
  return {
    ...{ outcome: 'wrong', score: 0, message: 'Not this one.' },
    ...(known ? { mistake: { id: place, name: 'Not this one', explanation: known.why } } : {}),
  };
}

/** Marks the place of an error. */
export function markFindError(
  { wrong, correction }: ExerciseOf<'find-error'>,
  { cell }: AnswerOf<'find-error'>,
): Verdict {
  if (!cell) return nothing('Nothing is chosen yet. Choose the place that is wrong.');
  if (has(wrong, cell))
    return { outcome: 'right', score: 1, message: `Found.${correction ? ` ${correction}` : ''}` };
  return {
    outcome: 'wrong',
    score: 0,
    message: 'This place follows rightly from what stands before it. Check the others.',
  };
}

function nothing(message: string): Verdict {
  return { outcome: 'unread', score: 0, message };
}
