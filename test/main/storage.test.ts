import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { DEFAULT_PREFERENCES } from '#core/practice/schedule-preferences.ts';
import { createProgress } from '#main/services/progress.ts';
import { keep } from '#main/services/storage/backup.ts';
import {
  experimentStore,
  listBackups,
  makeBackup,
  openDatabase,
  practiceStore,
  roomStore,
  statisticsStore,
  type Database,
} from '#main/services/storage/index.ts';
import { migrate, MIGRATIONS, versionOf } from '#main/services/storage/migrations.ts';
import { temporaryFolder } from '../support/lab.ts';

const record = {
  id: null,
  revision: 0,
  name: 'First',
  spec: DEFAULT_SPEC,
  checksum: 'abc',
  engine: 1,
};

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
      const stored = new URL(`../fixtures/storage/v${version}.sqlite`, import.meta.url);
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

describe('a damaged database', () => {
  it('is set aside whole, and the newest sound backup takes its place', async () => {
    const folder = temporaryFolder();
    const { db } = openDatabase(folder);
    const store = experimentStore(db);
    store.save(record, 1000);
    await makeBackup(db, folder, new Date('2026-01-01T10:00:00Z'));
    store.save({ ...record, name: 'Second' }, 2000);
    const broken = await makeBackup(db, folder, new Date('2026-01-01T11:00:00Z'));
    db.close();
    truncateSync(broken, 5000);
    const path = join(folder, 'lab.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 0, 200);
    writeFileSync(path, bytes);

    const opened = openDatabase(folder, new Date('2026-01-02T03:04:05Z'));
    const aside = join(folder, 'lab.damaged-2026-01-02T03-04-05.sqlite');
    expect(readFileSync(aside)).toEqual(bytes);
    expect(opened.notices.join()).toContain(aside);
    expect(
      experimentStore(opened.db)
        .list()
        .map(({ name }) => name),
    ).toEqual(['First']);
    opened.db.close();
  });

  it('without a backup gives an empty lab and says so', () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'lab.sqlite'),
      'this is no database, it only has its name '.repeat(100),
    );
    const { db, notices } = openDatabase(folder);
    expect(notices.join()).toContain('no backup yet');
    expect(experimentStore(db).list()).toEqual([]);
    db.close();
  });
});

describe('backups', () => {
  it('are whole databases under a name that tells their time', async () => {
    const folder = temporaryFolder();
    const { db } = openDatabase(folder);
    experimentStore(db).save(record, 1000);
    const path = await makeBackup(db, folder, new Date('2026-03-04T05:06:07Z'));
    db.close();
    expect(listBackups(folder)).toEqual([{ path, madeAt: new Date('2026-03-04T05:06:07Z') }]);
    const copy = new Sqlite(path, { readonly: true });
    expect(experimentStore(copy).list()).toHaveLength(1);
    copy.close();
  });

  it('are thinned: all of a day, one a day for a month, one a week for a year', () => {
    const now = new Date('2026-06-15T12:00:00Z');
    const halfHours = Array.from(
      { length: 48 * 400 },
      (_, i) => new Date(now.getTime() - i * 30 * 60_000),
    );
    const kept = keep(halfHours, now);
    const ages = kept.map((time) => (now.getTime() - time.getTime()) / 86_400_000);
    expect(ages.filter((age) => age < 1)).toHaveLength(48);
    expect(ages.filter((age) => age >= 1 && age < 30).length).toBeGreaterThanOrEqual(29);
    expect(ages.filter((age) => age >= 1 && age < 30).length).toBeLessThanOrEqual(30);
    expect(ages.filter((age) => age >= 30).length).toBeGreaterThanOrEqual(47);
    expect(ages.filter((age) => age >= 30).length).toBeLessThanOrEqual(49);
    expect(Math.max(...ages)).toBeLessThanOrEqual(365);
  });

  it('leaves no half copy under a backup’s name', async () => {
    const folder = temporaryFolder();
    const { db } = openDatabase(folder);
    await makeBackup(db, folder, new Date('2026-03-04T05:06:07Z'));
    db.close();
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.includes('part'))).toEqual(
      [],
    );
  });
});

describe('saved experiments', () => {
  function open() {
    const { db } = openDatabase(temporaryFolder());
    return { db, store: experimentStore(db) };
  }

  it('come back with the very same settings', () => {
    const { db, store } = open();
    const spec = {
      ...DEFAULT_SPEC,
      text: 'naïve 👩‍👩‍👧 עברית "quoted"',
      context: 'le chat',
      temperature: 0.1 + 0.2,
    };
    const saved = store.save({ ...record, spec }, 1000);
    expect(store.get(saved.id)).toEqual(saved);
    expect(saved).toMatchObject({
      spec,
      revision: 1,
      createdAt: 1000,
      updatedAt: 1000,
      context: 'le chat',
    });
    db.close();
  });

  it('refuses to write over a newer revision', () => {
    const { db, store } = open();
    const first = store.save(record, 1000);
    const second = store.save({ ...record, id: first.id, revision: 1, name: 'Mine' }, 2000);
    expect(second).toMatchObject({ revision: 2, name: 'Mine', createdAt: 1000, updatedAt: 2000 });
    expect(() =>
      store.save({ ...record, id: first.id, revision: 1, name: 'Theirs' }, 3000),
    ).toThrow(expect.objectContaining({ code: 'experiment.conflict' }));
    expect(store.get(first.id).name).toBe('Mine');
    db.close();
  });

  it('lists newest first, and takes a removal back', () => {
    const { db, store } = open();
    const a = store.save({ ...record, name: 'a' }, 1);
    const b = store.save({ ...record, name: 'b' }, 2);
    const c = store.save({ ...record, name: 'c' }, 3);
    expect(store.list().map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    store.remove(b.id, 4);
    expect(store.list().map(({ id }) => id)).toEqual([c.id, a.id]);
    expect(() => store.get(b.id)).toThrow(expect.objectContaining({ code: 'experiment.missing' }));
    store.restore(b.id);
    expect(store.list().map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    db.close();
  });

  it('says which experiment cannot be read, and keeps it', () => {
    const { db, store } = open();
    const { id } = store.save(record, 1);
    db.prepare(`UPDATE experiment SET spec = json_set(spec, '$.format', 99) WHERE id = ?`).run(id);
    expect(() => store.get(id)).toThrow(expect.objectContaining({ code: 'experiment.unreadable' }));
    expect(store.list()).toHaveLength(1);
    db.close();
  });
});
