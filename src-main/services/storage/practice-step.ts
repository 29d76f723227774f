import { newCard, review, type Card } from '#core/practice/schedule.ts';
import { learningDay } from '#core/practice/schedule-day.ts';
import type { PracticePreferences } from '#core/practice/schedule-preferences.ts';
import type { LogRow, Moment } from './attempt-log.ts';
import { recallRow, type RecallRow } from './practice-tables.ts';

/** The settings that what is derived depends on. */
export type Deriving = Pick<PracticePreferences, 'retention' | 'dayStart'>;

/** What a line of the log makes of its item's card, and what it tells of memory. */
export function stepOf(
  before: Card | null,
  row: LogRow,
  settings: Deriving,
): { card: Card; recall: RecallRow | null } {
  const card = before ?? newCard(row.at, row.zone, settings);
  if (row.event === 'scheduled') return { card, recall: null };
  const { at, zone } = row;
  const rating = row.rating ?? 1;
  const result = review(card, { at, zone, rating }, settings);
  return { card: result.card, recall: recallRow(dayOf(row, settings), result, rating) };
}

/** The learning day of a moment. */
export function dayOf({ at, zone }: Moment, { dayStart }: Pick<Deriving, 'dayStart'>): number {
  return learningDay(at, zone, dayStart);
}
