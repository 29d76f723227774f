import { LabError, randomStream } from '#core/attention';
import { generate, type Exercise, type Origin } from '#core/practice';
import { labApi } from '#renderer/api/index.ts';
import { itemId, type PracticeItem } from '#core/practice/attempt.ts';

/** Seeds that are drawn here have at most six digits, so that one can be told to somebody. */
const SEEDS = 1_000_000;

/** The origin under which an item is asked the next time: of a generator, another seed for each review. */
export function nextOrigin({ origin, exercise }: PracticeItem, reps: number): Origin {
  if (origin.kind === 'lesson') return { ...origin };
  const stream = randomStream(reps, itemId({ origin, exercise }));
  return { ...origin, seed: stream.uint32() % SEEDS };
}

/** The exercise of an origin; null when its lesson or its generator is no longer there. */
export async function exerciseOf(origin: Origin, exercise: string): Promise<Exercise | null> {
  try {
    if (origin.kind === 'generated') return generate(origin);
    return await lessonExercise(origin.lesson, exercise);
  } catch (fault) {
    if (fault instanceof LabError && GONE.has(fault.code)) return null;
    throw fault;
  }
}

const GONE = new Set(['generator.unknown', 'seed.range', 'lesson.missing']);

async function lessonExercise(id: string, exercise: string): Promise<Exercise | null> {
  const { lesson } = await labApi().lessons.get({ id });
  return lesson.exerciseList.find((entry) => entry.id === exercise) ?? null;
}
