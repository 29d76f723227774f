import { DAY, isoDay, weekday } from '#core/practice/schedule-day.ts';
import type { DayTally, Tally } from '#core/practice/statistics.ts';
import { dayWords, shortDay } from './progress.ts';

/** A day, a week or a month with what was answered in it. */
export interface Period {
  readonly label: string;
  /** In full, for a table and the pointer. */
  readonly name: string;
  readonly tally: Tally;
}

const MONTH = new Intl.DateTimeFormat('en-GB', {
  ...{ month: 'short', year: 'numeric', timeZone: 'UTC' },
});
const NOTHING: Tally = { answers: 0, right: 0, almost: 0, wrong: 0, score: 0, ms: 0 };

function sum(a: Tally, b: Tally): Tally {
  return {
    answers: a.answers + b.answers,
    right: a.right + b.right,
    almost: a.almost + b.almost,
    wrong: a.wrong + b.wrong,
    score: a.score + b.score,
    ms: a.ms + b.ms,
  };
}

/**
 * Days from `from` (null: the first that has an answer) to `today`, every one listed: each for itself up to a month, by weeks
 * up to a year or so, by months beyond.
 */
export function periodsOf(days: readonly DayTally[], from: number | null, today: number): Period[] {
  const first = Math.min(from ?? days[0]?.day ?? today, today);
  const length = today - first + 1;
  const group = length <= 31 ? byDay : length <= 400 ? byWeek : byMonth;
  const periods = new Map<string, Period>();
  for (let day = first; day <= today; day++) {
    const { key, label, name } = group(day);
    if (!periods.has(key)) periods.set(key, { label, name, tally: NOTHING });
  }
  for (const tally of days) {
    const { key } = group(tally.day);
    const period = periods.get(key);
    if (period) periods.set(key, { ...period, tally: sum(period.tally, tally) });
  }
  return [...periods.values()];
}

function byDay(day: number) {
  return { key: String(day), label: shortDay(day), name: dayWords(day) };
}

function byWeek(day: number) {
  const monday = day - weekday(day);
  return { key: String(monday), label: shortDay(monday), name: `week of ${dayWords(monday)}` };
}

function byMonth(day: number) {
  const key = isoDay(day).slice(0, 7);
  const name = MONTH.format(day * DAY);
  return { key, label: name, name };
}
