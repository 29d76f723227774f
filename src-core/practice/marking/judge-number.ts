import type { Outcome } from '../verdict.ts';
import { readNumber } from './read-number.ts';
import { isWithin } from './tolerance.ts';

/** How a number is asked for. */
export interface NumberQuestion {
  readonly right: number;
  readonly tolerance: number;
  readonly percent?: boolean | undefined;
  readonly unit?: string | undefined;
  readonly locale?: string | undefined;
}

/** How one typed number is judged, and what number it was taken for. */
export interface NumberJudgement {
  readonly outcome: Outcome;
  /** The likeliest reading; null where there is none. */
  readonly value: number | null;
  /** Why it is not simply right or wrong. */
  readonly reason?: 'empty' | 'unreadable' | 'unfinished' | 'coarse' | 'percent' | undefined;
}

/** Judges a typed number in whatever form it has. */
export function judgeNumber(text: string, question: NumberQuestion): NumberJudgement {
  const { right, tolerance, percent = false } = question;
  const reading = readNumber(text, question.locale, question.unit);
  if (reading.state === 'unfinished')
    return { outcome: 'almost', value: null, reason: 'unfinished' };
  if (reading.state !== 'number') return { outcome: 'unread', value: null, reason: reading.state };
  const written = reading.values;
  const hundredths = reading.percent ? [] : written.map((value) => value / 100);
  const found = [...written, ...(percent ? hundredths : [])].find((value) =>
    isWithin(value, right, tolerance),
  );
  if (found !== undefined) return { outcome: 'right', value: found };
  const value = percent && hundredths.length > 0 && written[0] > 1 ? hundredths[0] : written[0];
  if (isRounded(value, right, reading.decimals + (value === written[0] ? 0 : 2)))
    return { outcome: 'almost', value, reason: 'coarse' };
  if (
    right !== 0 &&
    Math.abs(right) <= 1 &&
    hundredths.some((one) => isWithin(one, right, tolerance))
  )
    return { outcome: 'almost', value, reason: 'percent' };
  return { outcome: 'wrong', value };
}

/** Whether it is the right value rounded, with one decimal or more, but more coarsely than was asked. */
function isRounded(value: number, right: number, decimals: number): boolean {
  if (decimals < 1 || value === 0 || !Number.isFinite(right)) return false;
  return Math.abs(value - right) <= 0.5 * 10 ** -decimals * 1.000001;
}
