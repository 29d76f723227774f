/**
 * Stores a database of today's version under test/fixtures/storage, before the next migration is written:
 * node scripts/store-database-fixture.ts
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEFAULT_SPEC, ENGINE_VERSION } from '#core/experiment';
import { MIGRATIONS } from '#main/services/storage/migrations.ts';
import { experimentStore, openDatabase } from '#main/services/storage/index.ts';

const target = resolve(import.meta.dirname, '../test/fixtures/storage');
const folder = mkdtempSync(join(tmpdir(), 'attention-lab-'));
const { db } = openDatabase(folder);
const store = experimentStore(db);
const record = {
  name: 'What does “it” mean?',
  spec: DEFAULT_SPEC,
  checksum: null,
  engine: ENGINE_VERSION,
};
const { id, revision } = store.save({ ...record, id: null, revision: 0 }, 1_700_000_000_000);
store.save({ ...record, id, revision }, 1_700_000_060_000);
db.pragma('journal_mode = DELETE');
db.close();
mkdirSync(target, { recursive: true });
renameSync(join(folder, 'lab.sqlite'), join(target, `v${MIGRATIONS.length}.sqlite`));
rmSync(folder, { recursive: true });
console.log(`Stored v${MIGRATIONS.length}.sqlite`);
