import { gapWords } from '#renderer/charts/progress/index.ts';
import {
  accuracy,
  ENOUGH,
  weakestOf,
  type KeyedTally,
  type Recall,
  type Streak,
} from '#core/practice/statistics.ts';
import { counted, percent } from './progress.ts';

/** What there is to say of a streak beside its length. */
export function streakWords({ current, longest }: Streak): string {
  if (longest === 0) return 'begins with the first answer';
  return current === longest ? 'the longest so far' : `longest: ${counted(longest, 'day')}`;
}

/** Which of the rows is weakest, in a sentence. `what` is “step”, “concept” … */
export function weakestWords(
  rows: readonly KeyedTally[],
  what: string,
  name: (key: string) => string,
): string {
  if (rows.length === 0) return `No answers here that belong to a ${what}.`;
  const told = rows.filter(({ answers }) => answers >= ENOUGH);
  const [first] = told;
  if (!first) return `Fewer than ${ENOUGH} answers to each ${what}: too few to tell the weakest.`;
  const share = (row: KeyedTally) =>
    `${name(row.key)}, ${percent(accuracy(row))} right of ${counted(row.answers, 'answer')}`;
  const weakest = weakestOf(rows);
  if (weakest) return `Weakest ${what}: ${share(weakest)}.`;
  if (told.length > 1)
    return `No ${what} is weaker than another: ${percent(accuracy(first))} right each.`;
  return `One ${what} with ${ENOUGH} answers or more so far: ${share(first)}. A second one is needed to tell the weakest.`;
}

/** What the retention curve says. */
export function recallWords(recall: readonly Recall[], retention: number): string {
  const sum = (name: 'reviews' | 'recalled' | 'expected') =>
    recall.reduce((all, row) => all + row[name], 0);
  const reviews = sum('reviews');
  if (reviews === 0)
    return 'Shown as soon as something came back after a day or more and was answered again.';
  const worst = recall.toSorted((a, b) => a.recalled / a.reviews - b.recalled / b.reviews)[0];
  const known = percent(sum('recalled') / reviews);
  const expected = percent(sum('expected') / reviews);
  return (
    `Of ${counted(reviews, 'review')}, ${known} were still known; the schedule expected ${expected} and aims at ${percent(retention)}.` +
    (worst && recall.length > 1 ? ` Least after ${gapWords(worst)}.` : '')
  );
}
