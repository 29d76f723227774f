import type { AnswerOf } from '../answer.ts';
import type { ExerciseOf } from '../exercise.ts';
import type { Mistake, Verdict } from '../verdict.ts';
import { judgeNumber } from './judge-number.ts';
import { isWithin, toleranceInWords } from './tolerance.ts';

/** Marks one number; a wrong one is compared with what typical mistakes give. */
export function markNumber(
  exercise: ExerciseOf<'number'>,
  { text }: AnswerOf<'number'>,
  locale?: string,
): Verdict {
  const { value: right, tolerance, percent, unit, slips } = exercise;
  const { outcome, value, reason } = judgeNumber(text, { right, tolerance, percent, unit, locale });
  const score = outcome === 'right' ? 1 : reason === 'coarse' || reason === 'percent' ? 0.5 : 0;
  if (outcome !== 'wrong' || value === null)
    return { outcome, score, message: MESSAGES[reason ?? 'right'](tolerance, percent) };
  const slip = nearest(slips, value, tolerance);
  if (slip)
    return { outcome, score, message: `Not yet: ${lower(slip.name)}.`, mistake: mistakeOf(slip) };
  const isNegated = right !== 0 && isWithin(-value, right, tolerance);
  return {
    outcome,
    score,
    message: isNegated
      ? 'Not yet: the size is right, the sign is not. Go through the signs of the terms.'
      : 'Not yet. Go through the steps once more; a hint may help.',
  };
}

/** The mistake that gives this number, the nearest if several do; of equally near ones the first. */
function nearest<S extends { readonly value: number }>(
  slips: readonly S[],
  value: number,
  tolerance: number,
): S | undefined {
  const fitting = slips.filter((one) => isWithin(value, one.value, tolerance));
  const distances = fitting.map((one) => (one.value === value ? 0 : Math.abs(one.value - value)));
  return fitting[distances.indexOf(Math.min(...distances))];
}

/** A slip as it is told to the learner. */
export function mistakeOf({ id, name, explanation, fault }: Mistake): Mistake {
  return { id, name, explanation, ...(fault ? { fault } : {}) };
}

/** The name of a mistake inside a sentence. */
export function lower(name: string): string {
  return /^[A-Z][a-z]/u.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
}

const MESSAGES = {
  right: () => 'Right.',
  empty: () => 'There is nothing to check yet. Enter a number.',
  unreadable: () =>
    'This cannot be read as a number, so it does not count. Write it like 0.667, 2/3 or 66.7 %.',
  unfinished: () => 'This number is not finished. Write the rest and check again.',
  coarse: (tolerance: number, percent: boolean) =>
    `The value is right, but rounded too far. ${toleranceInWords(tolerance, percent)}.`,
  percent: () => 'Is this meant in percent? Add the % sign, or write it as a fraction of 1.',
} as const satisfies Record<string, (tolerance: number, percent: boolean) => string>;
