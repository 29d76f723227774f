import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countedUnder } from '#core/practice/attempt-tallies.ts';
import { itemId, ratingOf } from '#core/practice/attempt.ts';
import type { Level } from '#core/practice';
import { DAY, dayOfIso, isoDay, learningDay, weekday } from '#core/practice/schedule-day.ts';
import { firstDayOf, streakOf } from '#core/practice/statistics.ts';

it.each([
  [[], 0, 0],
  [[10], 1, 1],
  [[9], 1, 1],
  [[8], 0, 1],
  [[8, 9, 10], 3, 3],
  [[7, 8, 9], 3, 3],
  [[1, 2, 3, 4, 8, 9], 2, 4],
  [[10, 9, 9, 8, 10], 3, 3],
  // A day of a clock that ran ahead is no day of now.
  [[9, 10, 40], 2, 2],
])('days %j have on day 10 a streak of %i and once %i', (days, current, longest) => {
  expect(streakOf(days, 10)).toEqual({ current, longest });
});

it('a streak is never longer than the days, nor than the longest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 })), (days) => {
      const { current, longest } = streakOf(days, 50);
      return current <= longest && longest <= new Set(days).size;
    }),
  );
});

it('a learning day is 24 hours of the learner’s clock, whatever the zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e12 }),
      fc.integer({ min: -720, max: 840 }),
      fc.integer({ min: 0, max: 12 }),
      (at, zone, start) => {
        const day = learningDay(at, zone, start);
        return learningDay(at + DAY, zone, start) === day + 1 && dayOfIso(isoDay(day)) === day;
      },
    ),
  );
});

it('knows the day before and after four in the morning, and the day of the week', () => {
  const zone = 120;
  expect(isoDay(learningDay(Date.UTC(2026, 4, 4, 1, 59), zone, 4))).toBe('2026-05-03');
  expect(isoDay(learningDay(Date.UTC(2026, 4, 4, 2), zone, 4))).toBe('2026-05-04');
  expect(weekday(dayOfIso('2026-05-04'))).toBe(0);
  expect(weekday(dayOfIso('2026-05-10'))).toBe(6);
});

it('ranges end today and include it', () => {
  expect(firstDayOf('7d', 100)).toBe(94);
  expect(firstDayOf('30d', 100)).toBe(71);
  expect(firstDayOf('all', 100)).toBeNull();
});

it('all problems of a generator’s level are one item; a lesson’s exercise is itself', () => {
  const problem = (seed: number, level: Level) =>
    itemId({
      exercise: `softmax/${level}/${seed}`,
      origin: { kind: 'generated', generator: 'softmax', seed, level },
    });
  expect(problem(1, 2)).toBe(problem(77, 2));
  expect(problem(1, 2)).not.toBe(problem(1, 3));
  const origin = { kind: 'lesson', lesson: 'scaling' } as const;
  expect(itemId({ exercise: 'a', origin })).not.toBe(itemId({ exercise: 'b', origin }));
});

it('an answer is known well without a hint, with effort with one or almost, and not when it is wrong', () => {
  expect(ratingOf({ outcome: 'right', hints: 0 })).toBe(3);
  expect(ratingOf({ outcome: 'right', hints: 1 })).toBe(2);
  expect(ratingOf({ outcome: 'almost', hints: 0 })).toBe(2);
  expect(ratingOf({ outcome: 'wrong', hints: 0 })).toBe(1);
});

it('an answer is counted once under each of its concepts', () => {
  const counts = countedUnder({
    concepts: ['scaling', 'scaling', 'softmax'],
    step: 'scaled',
    difficulty: 2,
    mistake: null,
    origin: { kind: 'generated', generator: 'scaling', seed: 1, level: 2 },
  });
  expect(counts).toEqual([
    ['all', ''],
    ['concept', 'scaling'],
    ['concept', 'softmax'],
    ['step', 'scaled'],
    ['level', '2'],
  ]);
});

it('only mistakes that mean the same everywhere are counted', () => {
  const answer = {
    ...{ concepts: [], step: null, difficulty: 1 },
    origin: { kind: 'lesson', lesson: 'a', exercise: 'b' },
  } as const;
  const mistakes = (mistake: string) =>
    countedUnder({ ...answer, mistake }).filter(([aspect]) => aspect === 'mistake');
  expect(mistakes('unscaled')).toEqual([['mistake', 'unscaled']]);
  for (const own of ['option-2', 'gap-1', 'pair-3']) expect(mistakes(own), own).toEqual([]);
});
