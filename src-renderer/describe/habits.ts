import type { Habit, HabitRate, HeadHabits } from '#core/experiment';
import { percent } from './numbers.ts';

/** Where a word’s greatest weight goes, in words. */
export const HABIT_NAMES: Readonly<Record<Habit, string>> = {
  previous: 'the token before',
  next: 'the token after',
  itself: 'itself',
  separator: '[CLS] or [SEP]',
  punctuation: 'punctuation',
  'same word': 'the same word elsewhere',
  'verb to subject': 'from a verb to its subject',
  'pronoun to noun': 'from a pronoun to its noun',
};

/** A habit is worth a label from this rate on. */
const LABEL_FROM = 0.5;

/** The share of the times; 0 where it could never happen. */
export function rateOf({ hits, of }: HabitRate): number {
  return of === 0 ? 0 : hits / of;
}

/** The strongest habit of a head with its rate, such as “the token before 98 %”; null where none is strong. */
export function habitName(habits: HeadHabits | null): string | null {
  if (!habits) return null;
  const strongest = habits.rates.toSorted((a, b) => rateOf(b) - rateOf(a));
  const strong = strongest.filter((one) => rateOf(one) >= LABEL_FROM);
  // Nearly every head looks at separators: that names a head only where nothing else does.
  const best = strong.find(({ habit }) => habit !== 'separator') ?? strong[0];
  if (!best) return null;
  return `${HABIT_NAMES[best.habit]} ${percent(rateOf(best), 0)}`;
}
