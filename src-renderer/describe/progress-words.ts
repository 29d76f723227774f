import { gapWords } from '#renderer/charts/progress/index.ts';
import { accuracy, type KeyedTally, type Recall, type Streak } from '#core/practice/statistics.ts';
import { counted, percent } from './progress.ts';

/** Answers from which something can be called weak or sure. */
export const ENOUGH = 5;

/** What there is to say of a streak beside its length. */
export function streakWords({ current, longest }: Streak): string {
  if (longest === 0) return 'begins with the first answer';
  return current === longest ? 'the longest so far' : `longest: ${counted(longest, 'day')}`;
}

/** The row with the smallest share of right answers among those with enough of them; null when none has. */
export function weakestOf(rows: readonly KeyedTally[]): KeyedTally | null {
  const enough = rows.filter(({ answers }) => answers >= ENOUGH);
  return enough.toSorted((a, b) => (accuracy(a) ?? 0) - (accuracy(b) ?? 0))[0] ?? null;
}

/** Which of the rows is weakest, in a sentence. `what` is “step”, “concept” … */
export function weakestWords(
  rows: readonly KeyedTally[],
  what: string,
  name: (key: string) => string,
): string {
  if (rows.length === 0) return `No answers here that belong to a ${what}.`;
  const weakest = weakestOf(rows);
  if (!weakest) return `Fewer than ${ENOUGH} answers to each ${what}: too few to tell the weakest.`;
  const share = percent(accuracy(weakest));
  return `Weakest ${what}: ${name(weakest.key)}, ${share} right of ${counted(weakest.answers, 'answer')}.`;
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
