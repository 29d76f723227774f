import type { LabImplementation } from '#core/contract';
import { DEFAULT_PREFERENCES, preferencesSchema } from '#core/practice/schedule-preferences.ts';
import { sittingSchema } from '#core/practice/sitting.ts';
import type { PracticeItem } from '#core/practice/attempt.ts';
import { progressCatalogue } from './progress-catalogue.ts';
import { progressDerived } from './progress-derived.ts';
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

/** What progress needs besides the database. */
export interface ProgressOptions {
  readonly now: () => number;
  /** Minutes east of UTC at a moment, where the learner is. */
  readonly zoneAt: (time: number) => number;
  /** Makes a backup and answers its path. */
  readonly backUp: () => Promise<string>;
  /** Called after every change. */
  readonly changed: () => void;
  /** Every exercise of the lessons that are there. */
  readonly lessonItems: () => Promise<readonly PracticeItem[]>;
  /** Tells of every change of the lessons. */
  readonly onLessonsChanged: (listener: () => void) => void;
}

/** Practice: the log, what comes back when, and the figures. */
export function createProgress(
  db: Database,
  { now, zoneAt, backUp, changed, lessonItems, onLessonsChanged }: ProgressOptions,
): LabImplementation['practice'] {
  const kept = documentStore(db, 'practice.preferences', preferencesSchema);
  const sittings = {
    review: documentStore(db, 'practice.review', sittingSchema),
    test: documentStore(db, 'practice.test', sittingSchema),
  };
  let preferences = kept.get() ?? DEFAULT_PREFERENCES;
  const store = practiceStore(db, () => derived.settings());
  const derived = progressDerived(db, store, preferences);
  const catalogue = progressCatalogue(db, lessonItems, changed);
  const queue = practiceQueue(db, (item) => catalogue.isThere(item));
  let isFresh = false;
  onLessonsChanged(() => void catalogue.refresh());
  const figures = statisticsStore(db);

  function moment(): Now {
    const at = now();
    return nowOf(at, zoneAt(at), derived.settings().dayStart);
  }

  /** The lessons are read when practice is first asked about, not while the lab starts. */
  function readLessons(): void {
    if (!isFresh) void catalogue.refresh();
    isFresh = true;
  }

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
    overview() {
      readLessons();
      return overviewOf({ store, queue, figures }, moment(), preferences);
    },
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
    async setPreferences(next, { progress }) {
      kept.put(next);
      preferences = next;
      changed();
      if (await derived.follow(next, progress)) changed();
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
