import type { Database } from '#main/services/storage/index.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { randomStream } from '#core/attention';
import { DEFAULT_PREFERENCES } from '#core/practice/schedule-preferences.ts';
import { openDatabase, practiceStore, type PracticeStore } from '#main/services/storage/index.ts';
import { temporaryFolder } from '../../support/lab.ts';
import { attempt, learner } from '../../support/learner.ts';

function openStore() {
  const { db } = openDatabase(temporaryFolder());
  onTestFinished(() => void db.close());
  return { db, store: practiceStore(db, () => DEFAULT_PREFERENCES) };
}

function deriveAgain(store: PracticeStore): void {
  for (const share of store.rebuild(DEFAULT_PREFERENCES, 'all', () => undefined))
    expect(share).toBeLessThanOrEqual(1);
}

/** All that is derived, as plain rows. */
function derived(db: Database): unknown {
  return ['practice_card ORDER BY item', 'practice_tally', 'practice_recall'].map((table) =>
    db.prepare(`SELECT * FROM ${table}`).all(),
  );
}

const NOON = { at: Date.UTC(2026, 0, 5, 12), zone: 60 };

describe('the log of attempts', () => {
  it('only grows: SQLite itself refuses to change or remove a line', () => {
    const { db, store } = openStore();
    store.record(attempt({ id: 'attempt-1' }), NOON);
    expect(() => db.exec("UPDATE attempt SET outcome = 'right'")).toThrow(/not changed/);
    expect(() => db.exec('DELETE FROM attempt')).toThrow(/only grows/);
  });

  it('counts an answer once, however often it is sent', () => {
    const { db, store } = openStore();
    const first = store.record(attempt({ id: 'attempt-1' }), NOON);
    const before = derived(db);
    expect(store.record(attempt({ id: 'attempt-1' }), { ...NOON, at: NOON.at + 5 })).toEqual(first);
    expect(derived(db)).toEqual(before);
    expect([...store.log.all()]).toHaveLength(1);
  });

  it('takes an answer back by a line of its own, and all is as if it had not been', () => {
    const { db, store } = openStore();
    db.transaction(() => {
      for (const [given, moment] of learner(3, 300, 60)) store.record(given, moment);
    })();
    const before = derived(db);
    const later = { at: Date.UTC(2025, 5, 1), zone: 0 };
    store.record(attempt({ id: 'slip-of-hand', outcome: 'wrong', score: 0 }), later);
    expect(derived(db)).not.toEqual(before);
    store.undo('slip-of-hand', later);
    expect(derived(db)).toEqual(before);
    expect([...store.log.all()].map(({ event }) => event).slice(-2)).toEqual(['answer', 'undone']);
    store.undo('slip-of-hand', later);
    expect(derived(db)).toEqual(before);
    expect(store.log.last()?.id).toBe('attempt-299');
  });

  it('names an answer that is not there', () => {
    const { store } = openStore();
    expect(() => store.undo('nothing-here', NOON)).toThrow(
      expect.objectContaining({ code: 'attempt.missing' }),
    );
  });

  it('forgets an item whose only answer was taken back', () => {
    const { db, store } = openStore();
    store.record(attempt({ id: 'attempt-1' }), NOON);
    store.undo('attempt-1', NOON);
    expect(derived(db)).toEqual([[], [], []]);
  });

  it.each([1, 2, 3])(
    'gives the same tables when all is derived from it again (learner %i)',
    (seed) => {
      const { db, store } = openStore();
      const random = randomStream(seed, 'undo');
      const { origin, concepts, step, difficulty } = attempt({ id: 'unused-id' });
      const items = [1, 2, 3, 4].map((i) => ({
        ...{ exercise: `check-${i}`, origin, concepts, step, difficulty },
      }));
      // One transaction around all: the disk is not what is tested here.
      db.transaction(() => {
        for (const [given, moment] of learner(seed, 1500, 400)) {
          store.record(given, moment);
          if (random.uniform() < 0.05) store.undo(given.id, moment);
          if (random.uniform() < 0.01) store.completeLesson('scaling', items, moment);
        }
      })();
      const kept = derived(db);
      expect((kept as unknown[][])[2]?.length).toBeGreaterThan(50);
      db.exec('DELETE FROM practice_card; DELETE FROM practice_tally');
      deriveAgain(store);
      expect(derived(db)).toEqual(kept);
    },
  );

  it('loses and duplicates nothing over flights, daylight saving and a clock set back', () => {
    const { db, store } = openStore();
    const given = [...learner(9, 2000, 300)];
    db.transaction(() => given.forEach(([one, moment]) => store.record(one, moment)))();
    const zones = new Set(given.map(([, { zone }]) => zone));
    const backwards = given.filter(([, { at }], i) => i > 0 && at < (given[i - 1]?.[1].at ?? 0));
    expect(zones.size).toBeGreaterThan(2);
    expect(backwards.length).toBeGreaterThan(1);
    const sum = (sql: string) => db.prepare(sql).pluck().get();
    expect(sum("SELECT sum(answers) FROM practice_tally WHERE aspect = 'all' AND span = 1")).toBe(
      2000,
    );
    expect(
      sum("SELECT sum(answers) FROM practice_tally WHERE aspect = 'level' AND span = 32"),
    ).toBe(2000);
    expect(sum('SELECT sum(reps) FROM practice_card')).toBe(2000);
    expect([...store.log.all()].map(({ id }) => id)).toEqual(given.map(([{ id }]) => id));
  });
});

describe('a completed lesson', () => {
  const items = ['a', 'b'].map((exercise) => {
    const { origin, concepts, step, difficulty } = attempt({ id: 'unused-id' });
    return { exercise, origin, concepts, step, difficulty };
  });

  it('lets its items come back, once', () => {
    const { db, store } = openStore();
    expect(store.completeLesson('scaling', items, NOON)).toBe(2);
    expect(store.completeLesson('scaling', items, NOON)).toBe(0);
    expect(store.log.lessonsDone()).toEqual(['scaling']);
    expect(db.prepare('SELECT count(*) FROM practice_card WHERE state = 0').pluck().get()).toBe(2);
  });

  it('leaves an item as it is that was answered before', () => {
    const { store } = openStore();
    const { item, card } = store.record(attempt({ id: 'attempt-1', exercise: 'a' }), NOON);
    expect(store.completeLesson('scaling', items, NOON)).toBe(1);
    deriveAgain(store);
    expect(store.record(attempt({ id: 'attempt-1', exercise: 'a' }), NOON)).toEqual({ item, card });
  });
});

it('a reset empties the log and what was derived, and the log then grows again', () => {
  const { db, store } = openStore();
  for (const [given, moment] of learner(1, 50, 20)) store.record(given, moment);
  store.reset();
  expect(derived(db)).toEqual([[], [], []]);
  expect([...store.log.all()]).toEqual([]);
  store.record(attempt({ id: 'attempt-1' }), NOON);
  expect(() => db.exec('DELETE FROM attempt')).toThrow(/only grows/);
});
