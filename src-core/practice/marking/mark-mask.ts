import type { AnswerOf } from '../answer.ts';
import type { ExerciseOf } from '../exercise.ts';
import type { Outcome, Verdict } from '../verdict.ts';
import { mistakeOf } from './mark-number.ts';
import { shareInWords } from './share-in-words.ts';

/** Marks a mask cell by cell, and names it when it is a known wrong one. */
export function markMask(
  { right, slips }: ExerciseOf<'mask'>,
  { rows }: AnswerOf<'mask'>,
): Verdict {
  const fits =
    rows.length === right.length && rows.every((row, i) => row.length === right[i].length);
  if (!fits) return { outcome: 'unread', score: 0, message: 'The mask is not complete yet.' };
  const cells = right.map((row, i) =>
    [...row].map((sign, j): Outcome => (rows[i][j] === sign ? 'right' : 'wrong')),
  );
  const all = cells.flat();
  const good = all.filter((cell) => cell === 'right').length;
  const score = good / all.length;
  if (good === all.length) return { outcome: 'right', score, message: 'Right, every cell.', cells };
  const slip = slips.find((one) => one.rows.join('\n') === rows.join('\n'));
  const message = slip ? `Not yet: ${slip.name}.` : `${shareInWords(good, all.length, 'cells')}.`;
  return {
    ...{ outcome: 'wrong', score, message, cells },
    ...(slip ? { mistake: mistakeOf(slip) } : {}),
  };
}
