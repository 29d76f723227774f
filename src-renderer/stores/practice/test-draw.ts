import { randomStream } from '#core/attention';
import type { QueuedItem } from '#core/contract';
import { GENERATORS, type Level } from '#core/practice';
import { itemId } from '#core/practice/attempt.ts';
import type { Asked } from '#core/practice/sitting.ts';

/** What a test should be like. */
export interface TestWish {
  readonly questions: number;
  /** Null for as long as one likes. */
  readonly minutes: number | null;
  readonly level: Level | 'mixed';
}

const SEEDS = 1_000_000;

/**
 * The questions of a test, from a seed: problems of every sort in turn, in a mixed order, and up to a third of them exercises of
 * lessons that are due.
 */
export function drawTest(wish: TestWish, seed: number, due: readonly QueuedItem[]): Asked[] {
  const random = randomStream(seed, 'mixed test');
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((entry) => ({ entry, place: random.uint32() }))
      .sort((a, b) => a.place - b.place)
      .map(({ entry }) => entry);
  const lessons = shuffled(due.filter(({ origin }) => origin.kind === 'lesson'))
    .slice(0, Math.floor(wish.questions / 3))
    .map((item) => asked(item.exercise, item.origin));
  const rounds = Math.ceil(wish.questions / GENERATORS.length);
  const generators = Array.from({ length: rounds }, () => shuffled(GENERATORS)).flat();
  const generated = generators.slice(0, wish.questions - lessons.length).map(({ id }, i) => {
    const level = wish.level === 'mixed' ? (((i % 2) + 1) as Level) : wish.level;
    const origin = {
      ...({ kind: 'generated', generator: id, level } as const),
      seed: random.uint32() % SEEDS,
    };
    return asked(`${id}/${level}/${origin.seed}`, origin);
  });
  return shuffled([...generated, ...lessons]);
}

function asked(exercise: string, origin: Asked['origin']): Asked {
  return {
    ...{ item: itemId({ origin, exercise }), exercise, origin, attempt: null, outcome: null },
    ...{ score: 0, answer: null, hints: 0, ms: 0 },
  };
}
