import fc from 'fast-check';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { PracticeItem } from '#core/practice/attempt.ts';
import { DEFAULT_PREFERENCES } from '#core/practice/schedule-preferences.ts';
import { createProgress } from '#main/services/progress.ts';
import { openDatabase, statisticsStore, type Database } from '#main/services/storage/index.ts';
import { temporaryFolder } from '../../support/lab.ts';
import { attempt, learner } from '../../support/learner.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const idle = { signal: new AbortController().signal, progress: () => undefined };

/** The exercise that `attempt` answers, in a lesson. */
function itemIn(lesson: string): PracticeItem {
  const { exercise, concepts, step, difficulty } = attempt({ id: 'unused-id' });
  return { exercise, concepts, step, difficulty, origin: { kind: 'lesson', lesson } };
}

/** Practice on a database, with lessons that the test may change. */
function openProgress(db: Database = fresh()) {
  let items: PracticeItem[] = [itemIn('scaling')];
  let tell = (): void => undefined;
  const clock = { at: NOW, zone: 60 };
  const changed = vi.fn();
  const progress = createProgress(db, {
    now: () => clock.at,
    zoneAt: () => clock.zone,
    backUp: () => Promise.resolve('backup.sqlite'),
    changed,
    lessonItems: () => Promise.resolve(items),
    onLessonsChanged: (listener) => (tell = listener),
  });
  async function setLessons(...lessons: string[]): Promise<void> {
    items = lessons.map(itemIn);
    tell();
    await Promise.resolve();
    await Promise.resolve();
  }
  return { db, progress, clock, changed, setLessons };
}

function fresh(): Database {
  const { db } = openDatabase(temporaryFolder());
  onTestFinished(() => void db.close());
  return db;
}

/** All that is derived, as plain rows. */
function derived(db: Database): unknown {
  return ['practice_card ORDER BY item', 'practice_tally', 'practice_recall'].map((table) =>
    db.prepare(`SELECT * FROM ${table}`).all(),
  );
}

/** Records a learner's answers as if the clock were theirs. */
async function give({ db, progress, clock }: ReturnType<typeof openProgress>, answers: number) {
  db.exec('BEGIN');
  for (const [given, moment] of learner(5, answers, 200)) {
    Object.assign(clock, moment);
    await progress.record(given, idle);
  }
  db.exec('COMMIT');
}

it('derives everything anew in pieces when a day begins at another hour; answers and undos in between count', async () => {
  const lab = openProgress();
  await give(lab, 900);
  const { db, progress, changed } = lab;
  changed.mockClear();
  const shares: number[] = [];
  const set = progress.setPreferences(
    { ...DEFAULT_PREFERENCES, dayStart: 0, retention: 0.8 },
    { ...idle, progress: (share) => shares.push(share) },
  );
  await progress.record(attempt({ id: 'in-between' }), idle);
  await progress.undo({ id: 'attempt-7' }, idle);
  await set;
  expect(shares.length).toBeGreaterThan(2);
  expect(shares.at(-1)).toBe(1);
  const piecewise = derived(db);
  db.exec("DELETE FROM document WHERE name = 'practice.derived'");
  openProgress(db);
  expect(derived(db)).toEqual(piecewise);
});

it('the newest of two settings wins, and what was read meanwhile goes by the old ones', async () => {
  const lab = openProgress();
  await give(lab, 700);
  const { db, progress } = lab;
  const before = await progress.overview(undefined, idle);
  const first = progress.setPreferences({ ...DEFAULT_PREFERENCES, dayStart: 0 }, idle);
  expect(await progress.overview(undefined, idle)).toEqual(before);
  await Promise.all([
    first,
    progress.setPreferences({ ...DEFAULT_PREFERENCES, dayStart: 2, retention: 0.95 }, idle),
  ]);
  const kept = derived(db);
  db.exec("DELETE FROM document WHERE name = 'practice.derived'");
  openProgress(db);
  expect(derived(db)).toEqual(kept);
  expect(await progress.preferences(undefined, idle)).toMatchObject({ dayStart: 2 });
});

it('how much is to be remembered moves the dates of return, and no count', async () => {
  const lab = openProgress();
  await give(lab, 700);
  const { db, progress } = lab;
  const before = derived(db) as unknown[][];
  await progress.setPreferences({ ...DEFAULT_PREFERENCES, retention: 0.75 }, idle);
  const after = derived(db) as unknown[][];
  expect(after[0]).not.toEqual(before[0]);
  expect(after.slice(1)).toEqual(before.slice(1));
  db.exec("DELETE FROM document WHERE name = 'practice.derived'");
  openProgress(db);
  expect(derived(db)).toEqual(after);
});

it('a reset while it derives leaves nothing', async () => {
  const lab = openProgress();
  await give(lab, 700);
  const { db, progress } = lab;
  const set = progress.setPreferences({ ...DEFAULT_PREFERENCES, dayStart: 1 }, idle);
  await progress.reset(undefined, idle);
  await set;
  expect(derived(db)).toEqual([[], [], []]);
});

it('items of a lesson that is gone wait until it is back', async () => {
  const { progress, clock, setLessons } = openProgress();
  await setLessons('scaling');
  await progress.record(attempt({ id: 'attempt-1', outcome: 'wrong', score: 0 }), idle);
  clock.at += 3 * 86_400_000;
  const due = async () => [
    (await progress.overview(undefined, idle)).due,
    (await progress.queue({ which: 'due', most: 9 }, idle)).length,
    (await progress.statistics({ range: 'all' }, idle)).forecast[0]?.items,
  ];
  expect(await due()).toEqual([1, 1, 1]);
  await setLessons('other');
  expect(await due()).toEqual([0, 0, 0]);
  await setLessons();
  expect(await due()).toEqual([0, 0, 0]);
  await setLessons('scaling');
  expect(await due()).toEqual([1, 1, 1]);
  // The answer itself is never forgotten.
  expect((await progress.statistics({ range: 'all' }, idle)).total.answers).toBe(1);
});

it('remembers which lessons there were, until they have been read again', async () => {
  const { db, progress, setLessons, clock } = openProgress();
  await progress.record(attempt({ id: 'attempt-1', outcome: 'wrong', score: 0 }), idle);
  await setLessons();
  clock.at += 86_400_000;
  const again = openProgress(db);
  again.clock.at = clock.at;
  await again.setLessons();
  expect((await again.progress.overview(undefined, idle)).due).toBe(0);
});

it('sums over any range are those of its days', async () => {
  const lab = openProgress();
  await give(lab, 800);
  const figures = statisticsStore(lab.db);
  const days = figures.days();
  const [first, last] = [days[0]?.day ?? 0, days.at(-1)?.day ?? 0];
  fc.assert(
    fc.property(
      fc.integer({ min: first - 40, max: last + 40 }),
      fc.integer({ min: 0, max: 300 }),
      (from, length) => {
        const to = from + length;
        const within = days.filter(({ day }) => day >= from && day <= to);
        const answers = within.reduce((sum, day) => sum + day.answers, 0);
        const levels = figures.by('level', from, to);
        expect(figures.total(from, to).answers).toBe(answers);
        expect(levels.reduce((sum, level) => sum + level.answers, 0)).toBe(answers);
      },
    ),
  );
  expect(figures.total(null, 0).answers).toBe(800);
});
