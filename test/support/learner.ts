import type { Attempt } from '#core/practice/attempt.ts';
import { randomStream } from '#core/attention';
import { DAY } from '#core/practice/schedule-day.ts';
import { DEFAULT_PREFERENCES } from '#core/practice/schedule-preferences.ts';
import { openDatabase, practiceStore, type Moment } from '#main/services/storage/index.ts';

/** An answer with what matters to a test. */
export function attempt(change: Partial<Attempt> & { id: string }): Attempt {
  return {
    exercise: 'why-scale',
    origin: { kind: 'lesson', lesson: 'scaling' },
    concepts: ['scaling'],
    step: 'scaled',
    difficulty: 1,
    kind: 'number',
    room: 'lesson',
    session: null,
    outcome: 'right',
    score: 1,
    answer: { kind: 'number', text: '1' },
    mistake: null,
    hints: 0,
    ms: 10_000,
    ...change,
  };
}

const CONCEPTS = ['dot-product', 'scores', 'scaling', 'softmax', 'masking', 'weighted-sum'];
const STEPS = ['scores', 'scaled', 'masked', 'weights', 'output', null];
const LESSONS = ['why', 'qkv', 'steps', 'scaling', 'softmax', 'masking'];

/**
 * Answers of a learner over some days: lessons and generators, every outcome, from a seed. Time goes on by itself, with a
 * flight now and then and a clock that is set back.
 */
export function* learner(
  seed: number,
  answers: number,
  days: number,
  start = Date.UTC(2025, 0, 1, 8),
): Generator<[Attempt, Moment]> {
  const random = randomStream(seed, 'learner');
  const pick = <T>(list: readonly T[]) => list[Math.floor(random.uniform() * list.length)] as T;
  let at = start;
  let zone = 60;
  for (let i = 0; i < answers; i++) {
    at += Math.floor(random.uniform() * 2 * ((days * DAY) / answers));
    if (random.uniform() < 0.002) zone = pick([-480, 0, 60, 120, 345, 840]);
    if (random.uniform() < 0.005) at -= Math.floor((1 + random.uniform() * 3) * DAY);
    const level = pick([1, 2, 3] as const);
    const generator = pick(CONCEPTS);
    const outcome = pick(['right', 'right', 'right', 'almost', 'wrong'] as const);
    const origin =
      random.uniform() < 0.5
        ? ({ kind: 'lesson', lesson: pick(LESSONS) } as const)
        : ({ kind: 'generated', generator, seed: i, level } as const);
    yield [
      attempt({
        id: `attempt-${i}`,
        exercise:
          origin.kind === 'lesson'
            ? `check-${1 + Math.floor(random.uniform() * 30)}`
            : `${generator}/${level}/${i}`,
        origin,
        concepts: [...new Set([pick(CONCEPTS), generator])],
        step: pick(STEPS),
        difficulty: level,
        outcome,
        score: outcome === 'right' ? 1 : Math.round(random.uniform() * 9) / 10,
        mistake: outcome === 'wrong' ? pick(['unscaled', 'wrong-axis', null]) : null,
        hints: pick([0, 0, 0, 1, 2]),
        ms: Math.floor(random.uniform() * 90_000),
      }),
      { at, zone },
    ];
  }
}

/** Fills a folder's log with a learner's answers of the last days. */
export function fillLog(folder: string, answers: number, days: number, until: number): void {
  const { db } = openDatabase(folder);
  const store = practiceStore(db, () => DEFAULT_PREFERENCES);
  db.transaction(() => {
    for (const [given, moment] of learner(7, answers, days, until - 0.86 * days * DAY)) {
      if (moment.at < until) store.record(given, moment);
    }
  })();
  db.close();
}
