import { z } from 'zod';
import { GENERATORS } from '#core/practice';
import { itemId, type PracticeItem } from '#core/practice/attempt.ts';
import { documentStore, type Database } from './storage/index.ts';

/** Items of lessons, as `itemId` names them. */
const schema = z.array(z.string());
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
  read: () => Promise<readonly PracticeItem[]>,
  changed: () => void,
): ProgressCatalogue {
  const stored = documentStore(db, 'practice.exercises', schema);
  let known = stored.get();
  let items = known && new Set(known);

  return {
    isThere(item) {
      const { origin } = item;
      if (origin.kind === 'generated') return SORTS.has(origin.generator);
      return items === null || items.has(itemId(item));
    },
    async refresh() {
      // Lessons that cannot be read now are as they were: who asks for one is told.
      const found = (await read().catch(() => null))?.map(itemId);
      if (!found || !db.open || found.join('\n') === known?.join('\n')) return;
      known = found;
      items = new Set(found);
      stored.put(found);
      changed();
    },
  };
}
