import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { DEFAULT_PREFERENCES } from '#core/practice/schedule-preferences.ts';
import { createProgress } from '#main/services/progress.ts';
import {
  experimentStore,
  openDatabase,
  practiceStore,
  roomStore,
  statisticsStore,
  type Database,
} from '#main/services/storage/index.ts';
import { migrate, MIGRATIONS, versionOf } from '#main/services/storage/migrations.ts';
import { temporaryFolder } from '../../support/lab.ts';

/** Answers that the progress of a database counts, once the lab has begun on it. */
function answersIn(db: Database): number {
  createProgress(db, {
    ...{ now: Date.now, zoneAt: () => 0, backUp: () => Promise.resolve('') },
    ...{ changed: () => undefined, onLessonsChanged: () => undefined },
    lessonItems: () => Promise.resolve([]),
  });
  return statisticsStore(db).total(null, 0).answers;
}

describe('opening the database', () => {
  it('writes ahead and syncs fully, so that a save that was answered survives a power cut', () => {
    const { db } = openDatabase(temporaryFolder());
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  it.each(MIGRATIONS.map((_, index) => index + 1))(
    'migrates a stored file of version %i, keeping its rows',
    (version) => {
      const folder = temporaryFolder();
      const stored = new URL(`../../fixtures/storage/v${version}.sqlite`, import.meta.url);
      writeFileSync(join(folder, 'lab.sqlite'), readFileSync(stored));
      const { db, notices } = openDatabase(folder);
      expect(notices).toEqual([]);
      expect(versionOf(db)).toBe(MIGRATIONS.length);
      const store = experimentStore(db);
      const [only] = store.list();
      expect(only).toMatchObject({ name: 'What does “it” mean?', revision: 2 });
      expect(store.get(only?.id ?? '').spec).toMatchObject({
        text: DEFAULT_SPEC.text,
        model: { seed: 7 },
      });
      const found = roomStore(db).find({
        ...{ text: 'mean cat tired', tags: version > 2 ? ['Pronouns'] : [], sort: 'name' },
        ...{ reversed: false, bin: false, from: 0, count: 1 },
      });
      expect(found.rows).toMatchObject([{ tokens: 10, hasNotes: version > 2 }]);
      // Practice came with version 2: its answers are kept, and what is derived from them is derived again.
      const given = [...practiceStore(db, () => DEFAULT_PREFERENCES).log.all()];
      const attempts = version > 1 ? ['fixture-attempt'] : [];
      expect(given.map(({ id }) => id)).toEqual(attempts);
      expect(given.map(({ answer }) => answer)).toEqual(
        attempts.map(() => '{"kind":"number","text":"0.5"}'),
      );
      expect(answersIn(db)).toBe(attempts.length);
      db.close();
    },
  );

  it('does all steps of a migration or none', () => {
    const db = new Sqlite(':memory:');
    expect(() =>
      migrate(db, ['CREATE TABLE a (x)', 'CREATE TABLE b (', 'CREATE TABLE c (x)']),
    ).toThrow();
    expect(versionOf(db)).toBe(0);
    expect(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()).toEqual({ n: 0 });
    db.close();
  });

  it('refuses a file of a newer version and leaves every byte as it was', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'lab.sqlite');
    const newer = new Sqlite(path);
    newer.exec('CREATE TABLE future (x)');
    newer.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    newer.close();
    const before = readFileSync(path);
    expect(() => openDatabase(folder)).toThrow(
      expect.objectContaining({
        code: 'data.newer',
        message: expect.stringContaining('Update the lab') as unknown,
      }),
    );
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['lab.sqlite']);
  });
});
