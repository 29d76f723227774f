import { z } from 'zod';
import type { LabImplementation } from '#core/contract';
import { DEFAULT_PREFERENCES, preferencesSchema } from '#core/practice/schedule-preferences.ts';
import { sittingSchema } from '#core/practice/sitting.ts';
import { exportLog } from './progress-export.ts';
import { nowOf, type Now } from './progress-now.ts';
import { overviewOf, queuedItem } from './progress-overview.ts';
import { statisticsOf } from './progress-statistics.ts';
import {
  documentStore,
  practiceQueue,
  practiceStore,
  statisticsStore,
  type Database,
} from './storage/index.ts';

/** Raised when the same log gives other derived tables than before. */
const DERIVATION = 1;
const derivedSchema = z.strictObject({
  derivation: z.int(),
  retention: z.number(),
  dayStart: z.int(),
});

/** What progress needs besides the database. */
export interface ProgressOptions {
  readonly now: () => number;
  /** Minutes east of UTC at a moment, where the learner is. */
  readonly zoneAt: (time: number) => number;
  /** Makes a backup and answers its path. */
  readonly backUp: () => Promise<string>;
  /** Called after every change. */
  readonly changed: () => void;
}

/** Practice: the log, what comes back when, and the figures. */
export function createProgress(
  db: Database,
  { now, zoneAt, backUp, changed }: ProgressOptions,
): LabImplementation['practice'] {
  const kept = documentStore(db, 'practice.preferences', preferencesSchema);
  const sittings = {
    review: documentStore(db, 'practice.review', sittingSchema),
    test: documentStore(db, 'practice.test', sittingSchema),
  };
  const derived = documentStore(db, 'practice.derived', derivedSchema);
  let preferences = kept.get() ?? DEFAULT_PREFERENCES;
  const store = practiceStore(db, () => preferences);
  const queue = practiceQueue(db);
  const figures = statisticsStore(db);

  function moment(): Now {
    const at = now();
    return nowOf(at, zoneAt(at), preferences.dayStart);
  }

  /** Derives everything again when it was derived in another way. */
  function derive(): void {
    const { retention, dayStart } = preferences;
    const wanted = { derivation: DERIVATION, retention, dayStart };
    if (JSON.stringify(derived.get()) === JSON.stringify(wanted)) return;
    store.rebuild();
    derived.put(wanted);
  }
  derive();

  return {
    record(attempt) {
      const { at, zone, today } = moment();
      const { item, card } = store.record(attempt, { at, zone });
      changed();
      return { id: attempt.id, item, days: Math.max(0, card.dueDay - today), dueAt: card.dueAt };
    },
    undo({ id }) {
      store.undo(id, moment());
      changed();
    },
    completeLesson({ lesson, items }) {
      const scheduled = store.completeLesson(lesson, items, moment());
      changed();
      return { scheduled };
    },
    overview: () => overviewOf({ store, queue, figures }, moment(), preferences),
    queue({ which, most }) {
      const { at, own, today } = moment();
      const { known, fresh } = queue.due(at, own, today, preferences.newPerDay);
      const items = which === 'hard' ? queue.hard() : [...known, ...fresh];
      return items.slice(0, most).map(queuedItem);
    },
    sitting: ({ which }) => sittings[which].get(),
    keepSitting({ which, sitting }) {
      if (sitting) sittings[which].put(sitting);
      else sittings[which].clear();
    },
    preferences: () => preferences,
    setPreferences(next) {
      kept.put(next);
      preferences = next;
      derive();
      changed();
    },
    statistics: ({ range }) => statisticsOf({ queue, figures }, moment(), range, preferences),
    export: ({ format }) => exportLog(store.log.all(), format),
    async reset() {
      const backup = await backUp();
      store.reset();
      for (const sitting of Object.values(sittings)) sitting.clear();
      changed();
      return { backup };
    },
  };
}
