import { describe, expect, test } from 'vitest';
import { dayOfIso, weekday } from '#core/practice/schedule-day.ts';
import { weakestOf } from '#core/practice/statistics.ts';
import {
  calendarOption,
  calendarSize,
  dayBarsOption,
  recallOption,
  shareBarsOption,
} from '#renderer/charts/progress/index.ts';
import { periodsOf } from '#renderer/describe/progress-periods.ts';
import { recallWords, weakestWords } from '#renderer/describe/progress-words.ts';
import { duration, percent, sentence } from '#renderer/describe/progress.ts';
import { paletteOf } from '../support.ts';

const palette = paletteOf('light');
const tally = (answers: number, score = answers) => ({
  ...{ answers, right: score, almost: 0, wrong: answers - score, score, ms: answers * 1000 },
});
const TODAY = dayOfIso('2026-05-06'); // a Wednesday

/** Numbers that a series draws. */
function dataOf(option: { series?: unknown }, series = 0): unknown[] {
  return (option.series as { data: unknown[] }[])[series]?.data ?? [];
}

describe('the calendar', () => {
  test('draws the days with answers, and none of before its first Monday or after today', () => {
    const size = { weeks: 4, cell: 14 };
    const first = TODAY - weekday(TODAY) - 21;
    const days = [first - 1, first, TODAY, TODAY + 1].map((day, i) => ({ day, ...tally(i + 1) }));
    const option = calendarOption(days, TODAY, size, palette);
    expect(dataOf(option)).toEqual([
      ['2026-04-13', 2],
      ['2026-05-06', 3],
    ]);
    expect(option.calendar).toMatchObject({ range: ['2026-04-13', '2026-05-06'] });
  });

  test('shows a year where there is room, and never cells too small to hit', () => {
    expect(calendarSize(1100)).toEqual({ weeks: 53, cell: 18 });
    expect(calendarSize(300).weeks).toBeLessThan(53);
    for (const width of [100, 400, 700, 3000]) {
      expect(calendarSize(width).cell).toBeGreaterThanOrEqual(12);
    }
  });

  test('every day has one colour, the more answers the stronger', () => {
    const days = [1, 2, 3, 5, 9, 40].map((answers, i) => ({ day: TODAY - i, ...tally(answers) }));
    const { visualMap } = calendarOption(days, TODAY, { weeks: 4, cell: 14 }, palette);
    const { pieces } = visualMap as { pieces: { min: number; max: number }[] };
    for (const { answers } of days) {
      expect(pieces.filter(({ min, max }) => answers >= min && answers <= max)).toHaveLength(1);
    }
  });
});

test('bars of shares draw the very shares, with their words at the end', () => {
  const option = shareBarsOption(
    [
      { label: 'Scaling', share: 0.5, note: '50 % of 8', weak: true },
      { label: 'Softmax', share: 0.9, note: '90 % of 10', weak: false },
    ],
    palette,
  );
  expect(dataOf(option)).toMatchObject([{ value: 0.5 }, { value: 0.9 }]);
  expect(option.yAxis).toMatchObject([
    { data: ['Scaling', 'Softmax'] },
    { data: ['50 % of 8', '90 % of 10'] },
  ]);
  // Long notes have more room.
  const room = (note: string) =>
    (
      shareBarsOption([{ label: 'A', share: 1, note, weak: false }], palette).grid as {
        right: number;
      }
    ).right;
  expect(room('78 % of 16,925')).toBeGreaterThan(room('78 % of 16') + 10);
});

test('the retention curve draws known and expected shares beside the aim', () => {
  const recall = [{ from: 2, to: 3, reviews: 10, recalled: 8, expected: 9.5 }];
  const option = recallOption(recall, 0.9, palette);
  expect([0, 1, 2].map((series) => dataOf(option, series))).toEqual([[0.8], [0.95], [0.9]]);
  const words = recallWords(recall, 0.9);
  expect(words).toContain(`${percent(0.8)} were still known`);
  expect(words).toContain(`expected ${percent(0.95)}`);
  expect(recallWords([], 0.9)).toContain('as soon as');
});

test('layers of days are drawn on top of each other', () => {
  const bars = [{ label: 'Mon', value: 3, note: '3' }];
  const layer = { name: 'right', color: palette.good, bars };
  const { series } = dayBarsOption([layer, { ...layer, name: 'wrong' }], palette);
  expect(series).toMatchObject([{ stack: 'all' }, { stack: 'all' }]);
});

describe('periods', () => {
  const days = [TODAY - 300, TODAY - 8, TODAY - 1, TODAY].map((day) => ({ day, ...tally(2) }));

  test('list every day of a month, also those without an answer', () => {
    const periods = periodsOf(days.slice(2), TODAY - 6, TODAY);
    expect(periods).toHaveLength(7);
    expect(periods.map(({ tally: { answers } }) => answers)).toEqual([0, 0, 0, 0, 0, 2, 2]);
  });

  test.each([
    ['weeks of a year', TODAY - 364],
    ['months of many years', TODAY - 1000],
  ])('sum up the %s and lose no answer', (_name, from) => {
    const periods = periodsOf(days, from, TODAY);
    expect(periods.length).toBeLessThan(60);
    expect(periods.reduce((sum, period) => sum + period.tally.answers, 0)).toBe(8);
  });

  test('of all begin with the first answer', () => {
    expect(periodsOf(days.slice(1), null, TODAY)).toHaveLength(9);
  });
});

test('the weakest is named only where there are enough answers to tell', () => {
  const rows = [
    { key: 'scores', ...tally(10, 9) },
    { key: 'scaled', ...tally(10, 4) },
    { key: 'masked', ...tally(2, 0) },
  ];
  expect(weakestOf(rows)?.key).toBe('scaled');
  expect(weakestWords(rows, 'step', sentence)).toContain('Scaled');
  expect(weakestWords(rows.slice(2), 'step', sentence)).toContain('too few');
  // Nothing is the weakest of one, nor among equals.
  expect(weakestOf(rows.slice(0, 1))).toBeNull();
  expect(weakestWords(rows.slice(0, 1), 'step', sentence)).toMatch(/^One step .*A second one/);
  const alike = [tally(1000, 700), tally(1000, 702)].map((one, i) => ({ ...one, key: `${i}` }));
  expect(weakestOf(alike), 'equal to the percent').toBeNull();
  const equals = ['scores', 'masked'].map((key) => ({ ...tally(10, 5), key }));
  expect(weakestOf(equals)).toBeNull();
  expect(weakestWords(equals, 'step', sentence)).toMatch(/^No step is weaker/);
  expect(weakestWords([], 'step', sentence)).toContain('No answers');
});

test.each([
  [0, '0 s'],
  [59_000, '59 s'],
  [60_000, '1 min'],
  [3_599_000, '1 h'],
  [5_400_000, '1 h 30 min'],
])('%i ms are said as %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});
