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
const EXERCISES: readonly Exercised[] = [
  ...['why', 'qkv', 'steps', 'scaling', 'softmax', 'masking'],
].flatMap((lesson) =>
  Array.from({ length: 30 }, (_, i) => ({
    exercise: `check-${i + 1}`,
    origin: { kind: 'lesson', lesson },
  })),
);
type Exercised = Pick<Attempt, 'exercise' | 'origin'>;
/** Answers that are given before somebody sees that the clock is wrong. */
const UNTIL_SEEN = 5;

/**
 * Answers of a learner over some days: lessons and generators, every outcome, from a seed. Time goes on by itself, with a
 * flight now and then and a clock that is set back for a few answers.
 */
export function* learner(
  seed: number,
  answers: number,
  days: number,
  start = Date.UTC(2025, 0, 1, 8),
  exercises: readonly Exercised[] = EXERCISES,
): Generator<[Attempt, Moment]> {
  const random = randomStream(seed, 'learner');
  const pick = <T>(list: readonly T[]) => list[Math.floor(random.uniform() * list.length)] as T;
  let time = start;
  let back = 0;
  let wrongUntil = 0;
  let zone = 60;
  for (let i = 0; i < answers; i++) {
    time += Math.floor(random.uniform() * 2 * ((days * DAY) / answers));
    if (random.uniform() < 0.005) zone = pick([-480, 0, 60, 120, 345, 840]);
    if (random.uniform() < 0.005) {
      back = Math.floor((1 + random.uniform() * 3) * DAY);
      wrongUntil = i + UNTIL_SEEN;
    }
    const at = i < wrongUntil ? time - back : time;
    const level = pick([1, 2, 3] as const);
    const generator = pick(CONCEPTS);
    const outcome = pick(['right', 'right', 'right', 'almost', 'wrong'] as const);
    const asked: Exercised =
      random.uniform() < 0.5
        ? pick(exercises)
        : {
            exercise: `${generator}/${level}/${i}`,
            origin: { kind: 'generated', generator, seed: i, level },
          };
    yield [
      attempt({
        id: `attempt-${i}`,
        exercise: asked.exercise,
        origin: asked.origin,
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

/** Fills a folder's log with a learner's answers of the last days, with exercises of the given lessons. */
export function fillLog(
  folder: string,
  answers: number,
  days: number,
  until: number,
  exercises?: readonly Exercised[],
): void {
  const { db } = openDatabase(folder);
  const store = practiceStore(db, () => DEFAULT_PREFERENCES);
  const given = [...learner(7, answers, days, until - days * DAY, exercises)];
  // Time goes on by chance: the last answer is given now.
  const early = until - (given.at(-1)?.[1].at ?? until);
  db.transaction(() => {
    for (const [attempt, { at, zone }] of given) store.record(attempt, { at: at + early, zone });
  })();
  db.close();
}
