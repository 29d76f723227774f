import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { keep } from '#main/services/storage/backup.ts';
import {
  experimentStore,
  listBackups,
  makeBackup,
  openDatabase,
} from '#main/services/storage/index.ts';
import { temporaryFolder } from '../../support/lab.ts';
import { record } from './record.ts';

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
