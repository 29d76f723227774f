import type { AnswerOf } from '../answer.ts';
import type { ExerciseOf } from '../exercise.ts';
import type { CellOutcome, Verdict } from '../verdict.ts';
import { follow } from './follow.ts';
import { judgeNumber, type NumberJudgement } from './judge-number.ts';
import { lower, mistakeOf } from './mark-number.ts';
import { shareInWords } from './share-in-words.ts';
import { isWithin, toleranceInWords } from './tolerance.ts';

type Lines = readonly (readonly NumberJudgement[])[];

/**
 * Marks a grid cell by cell. A line that follows from an earlier one is also compared with what the learner's own
 * earlier numbers give, so that one slip costs one line (`carried`).
 */
export function markMatrix(
  exercise: ExerciseOf<'matrix'>,
  { texts }: AnswerOf<'matrix'>,
  locale?: string,
): Verdict {
  const { lines, tolerance } = exercise;
  const judged: NumberJudgement[][] = [];
  const cells: CellOutcome[][] = [];
  lines.forEach(({ values, follows }, i) => {
    const typed = values.map((_, j) => texts[i]?.[j] ?? '');
    judged.push(typed.map((text, j) => judgeNumber(text, { right: values[j], tolerance, locale })));
    const own = follows ? ownLine(follows, judged) : null;
    const isClean = follows ? cells[follows.from].every((cell) => cell === 'right') : true;
    cells.push(
      judged[i].map(({ outcome, value }, j) => {
        if (outcome === 'right' || !own || value === null) return outcome;
        const fits =
          own[j] !== undefined &&
          judgeNumber(typed[j], { right: own[j], tolerance, locale }).outcome === 'right';
        return fits ? (isClean ? 'right' : 'carried') : outcome;
      }),
    );
  });
  return verdictOf(exercise, judged, cells);
}

/** What the learner's own earlier line gives, once every cell of it can be read. */
function ownLine(
  follows: NonNullable<ExerciseOf<'matrix'>['lines'][number]['follows']>,
  judged: Lines,
): number[] | null {
  const from = judged[follows.from]?.map(({ value }) => value);
  return from?.every((value) => value !== null) ? follow(follows, from) : null;
}

function verdictOf(
  exercise: ExerciseOf<'matrix'>,
  judged: Lines,
  cells: readonly (readonly CellOutcome[])[],
): Verdict {
  const all = cells.flat();
  const count = (...wanted: CellOutcome[]) => all.filter((cell) => wanted.includes(cell)).length;
  const good = count('right', 'carried');
  const score = good / all.length;
  const reasons = new Set(judged.flat().map(({ reason }) => reason));
  if (good === all.length)
    return { outcome: 'right', score: 1, message: 'Right, every cell.', cells };
  if (count('unread') === all.length) {
    const message = reasons.has('unreadable')
      ? 'No cell can be read as a number yet, so this does not count.'
      : 'There is nothing to check yet. Fill in the cells.';
    return { outcome: 'unread', score: 0, message, cells };
  }
  const share = shareInWords(good, all.length, 'cells');
  if (count('wrong') === 0) {
    const message = `${share}, and none is wrong. ${remaining(reasons, exercise.tolerance)}`;
    return { outcome: 'almost', score, message, cells };
  }
  const carried = count('carried')
    ? ' What follows from your own numbers is counted as right.'
    : '';
  const slip =
    exercise.slips.find((one) => explains(one.values, judged, exercise.tolerance)) ??
    exercise.slips.find((one) => explains(one.values, judged, exercise.tolerance, cells));
  if (!slip) return { outcome: 'wrong', score, message: `${share}.${carried}`, cells };
  const message =
    good > 0
      ? `${share}, and one slip explains the rest: ${lower(slip.name)}.${carried}`
      : `One slip explains it all: ${lower(slip.name)}.`;
  return { outcome: 'wrong', score, message, cells, mistake: mistakeOf(slip) };
}

/** Whether a mistake gives every number of the answer, or, where `cells` are given, every wrong one. */
function explains(
  values: readonly (readonly number[])[],
  judged: Lines,
  tolerance: number,
  cells?: readonly (readonly CellOutcome[])[],
): boolean {
  return judged.every((line, i) =>
    line.every(({ value }, j) => {
      if (cells && cells[i][j] !== 'wrong') return true;
      const expected = values[i]?.[j];
      return value !== null && expected !== undefined && isWithin(value, expected, tolerance);
    }),
  );
}

function remaining(reasons: ReadonlySet<NumberJudgement['reason']>, tolerance: number): string {
  if (reasons.has('unfinished')) return 'Finish the numbers that lack their end.';
  if (reasons.has('coarse')) return `Some are rounded too far. ${toleranceInWords(tolerance)}.`;
  if (reasons.has('percent')) return 'Some seem to be percentages: add the % sign.';
  if (reasons.has('unreadable')) return 'Some cells cannot be read as a number.';
  return 'Fill in the empty cells.';
}
