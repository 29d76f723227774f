import { LabError } from '#core/attention';
import type { Answer } from '../answer.ts';
import type { Exercise } from '../exercise.ts';
import type { Verdict } from '../verdict.ts';
import { markMatch, markOrder } from './mark-arrangement.ts';
import { markBlanks } from './mark-blanks.ts';
import { markChoice } from './mark-choice.ts';
import { markFreeText } from './mark-free-text.ts';
import { markMask } from './mark-mask.ts';
import { markMatrix } from './mark-matrix.ts';
import { markNumber } from './mark-number.ts';
import { markFindError, markPoint } from './mark-spot.ts';

/**
 * What is said of an answer. `locale` (such as `de`) decides what `1,234` means. Throws `answer.kind` when the answer
 * belongs to another kind of exercise.
 */
export function mark(exercise: Exercise, answer: Answer, locale?: string): Verdict {
  if (exercise.kind === 'choice' && answer.kind === 'choice') return markChoice(exercise, answer);
  if (exercise.kind === 'blanks' && answer.kind === 'blanks')
    return markBlanks(exercise, answer, locale);
  if (exercise.kind === 'number' && answer.kind === 'number')
    return markNumber(exercise, answer, locale);
  if (exercise.kind === 'matrix' && answer.kind === 'matrix')
    return markMatrix(exercise, answer, locale);
  if (exercise.kind === 'order' && answer.kind === 'order') return markOrder(exercise, answer);
  if (exercise.kind === 'match' && answer.kind === 'match') return markMatch(exercise, answer);
  if (exercise.kind === 'point' && answer.kind === 'point') return markPoint(exercise, answer);
  if (exercise.kind === 'find-error' && answer.kind === 'find-error')
    return markFindError(exercise, answer);
  if (exercise.kind === 'mask' && answer.kind === 'mask') return markMask(exercise, answer);
  if (exercise.kind === 'free-text' && answer.kind === 'free-text')
    return markFreeText(exercise, answer);
  throw new LabError(
    'answer.kind',
    `A “${answer.kind}” answer cannot be marked against a “${exercise.kind}” exercise.`,
    { exercise: exercise.kind, answer: answer.kind },
  );
}
