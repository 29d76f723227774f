import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { PracticePreferences } from '#core/practice/schedule-preferences.ts';
import {
  documentStore,
  type Database,
  type Deriving,
  type PracticeStore,
} from './storage/index.ts';

/** Raised when the same log gives other derived tables than before. */
const DERIVATION = 3;
const derivedSchema = z.strictObject({
  derivation: z.int(),
  retention: z.number(),
  dayStart: z.int(),
});

/** What is derived from the log, and under which settings. */
export interface ProgressDerived {
  /** Those under which the tables stand now: what is recorded and read goes by them, also while others are on the way. */
  settings(): Deriving;
  /**
   * Derives everything again if the settings ask for it, in pieces between which the lab answers other questions. Whether
   * it did; a newer wish takes over from an older one.
   */
  follow(wish: PracticePreferences, progress: (share: number) => void): Promise<boolean>;
}

/** Opens what is derived. Where it was derived in another way, by an older lab, all is derived again before it is read. */
export function progressDerived(
  db: Database,
  store: PracticeStore,
  first: PracticePreferences,
): ProgressDerived {
  const stored = documentStore(db, 'practice.derived', derivedSchema);
  let now = settingsOf(first);
  let turn = 0;

  function isThere(wish: Deriving): boolean {
    return JSON.stringify(stored.get()) === JSON.stringify({ derivation: DERIVATION, ...wish });
  }

  function rebuild(wish: Deriving): Generator<number> {
    const before = stored.get();
    // How much is to be remembered moves the dates of return; no count depends on it.
    const countsStand = before?.derivation === DERIVATION && before.dayStart === wish.dayStart;
    return store.rebuild(wish, countsStand ? 'cards' : 'all', () => {
      stored.put({ derivation: DERIVATION, ...wish });
      now = wish;
    });
  }

  if (!isThere(now)) Array.from(rebuild(now));

  return {
    settings: () => now,
    async follow(wish, progress) {
      const own = ++turn;
      const settings = settingsOf(wish);
      if (isThere(settings)) return false;
      for (const share of rebuild(settings)) {
        progress(share);
        await setImmediate();
        if (own !== turn) return false;
      }
      return true;
    },
  };
}

function settingsOf({ retention, dayStart }: PracticePreferences): Deriving {
  return { retention, dayStart };
}
