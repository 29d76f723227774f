import { z } from 'zod';
import { GENERATORS } from '#core/practice';
import type { PracticeItem } from '#core/practice/attempt.ts';
import { documentStore, type Database } from './storage/index.ts';

/** Ids of exercises by the id of their lesson. */
export type LessonExercises = Readonly<Record<string, readonly string[]>>;

const schema = z.record(z.string(), z.array(z.string()));
const SORTS = new Set(GENERATORS.map(({ id }) => id));

/** Which exercises can be asked: lessons come and go, and lose exercises; their items wait until they are back. */
export interface ProgressCatalogue {
  isThere(item: Pick<PracticeItem, 'origin' | 'exercise'>): boolean;
  /** Reads the lessons again. */
  refresh(): Promise<void>;
}

/**
 * The catalogue as it was when the lab was last open, until the lessons have been read, which takes a moment; `changed` is
 * called when they are others. Before they were ever read, everything counts as there.
 */
export function progressCatalogue(
  db: Database,
  read: () => Promise<LessonExercises>,
  changed: () => void,
): ProgressCatalogue {
  const stored = documentStore(db, 'practice.exercises', schema);
  const setsOf = (exercises: LessonExercises | null) =>
    exercises && new Map(Object.entries(exercises).map(([id, list]) => [id, new Set(list)]));
  let known = stored.get();
  let lessons = setsOf(known);

  return {
    isThere({ origin, exercise }) {
      if (origin.kind === 'generated') return SORTS.has(origin.generator);
      return lessons === null || lessons.get(origin.lesson)?.has(exercise) === true;
    },
    async refresh() {
      // Lessons that cannot be read now are as they were: who asks for one is told.
      const found = await read().catch(() => null);
      if (!found || !db.open || JSON.stringify(found) === JSON.stringify(known)) return;
      known = schema.parse(found);
      lessons = setsOf(known);
      stored.put(known);
      changed();
    },
  };
}
