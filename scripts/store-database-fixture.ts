/**
 * Stores a database of today's version under test/fixtures/storage, before the next migration is written:
 * node scripts/store-database-fixture.ts
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEFAULT_SPEC, ENGINE_VERSION } from '#core/experiment';
import { DEFAULT_PREFERENCES } from '#core/practice/schedule-preferences.ts';
import { MIGRATIONS } from '#main/services/storage/migrations.ts';
import {
  experimentStore,
  openDatabase,
  practiceStore,
  roomStore,
} from '#main/services/storage/index.ts';

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
practiceStore(db, () => DEFAULT_PREFERENCES).record(
  {
    id: 'fixture-attempt',
    exercise: 'why-scale',
    origin: { kind: 'lesson', lesson: 'scaling' },
    concepts: ['scaling'],
    step: 'scaled',
    difficulty: 2,
    kind: 'number',
    room: 'lesson',
    session: null,
    outcome: 'right',
    score: 1,
    answer: { kind: 'number', text: '0.5' },
    mistake: null,
    hints: 0,
    ms: 12_000,
  },
  { at: 1_700_000_000_000, zone: 60 },
);
const room = roomStore(db);
room.retag([id], ['pronouns'], []);
room.writeNotes(id, '', 'It looks at *cat*.');
db.pragma('journal_mode = DELETE');
db.close();
mkdirSync(target, { recursive: true });
renameSync(join(folder, 'lab.sqlite'), join(target, `v${MIGRATIONS.length}.sqlite`));
rmSync(folder, { recursive: true });
console.log(`Stored v${MIGRATIONS.length}.sqlite`);
