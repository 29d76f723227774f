/**
 * How quick the list of experiments stays with very many of them: node test/bench/storage.ts [count]
 * The target of each question is 30 ms (p95) at 10,000 experiments.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomStream } from '../../src-core/attention/index.ts';
import type { FindRequest } from '../../src-core/contract/index.ts';
import { DEFAULT_SPEC, PRESETS } from '../../src-core/experiment/index.ts';
import { experimentStore, openDatabase, roomStore } from '../../src-main/services/storage/index.ts';

const count = Number(process.argv[2] ?? 10_000);
const TARGET = 30;
const folder = mkdtempSync(join(tmpdir(), 'attention-lab-bench-'));
const { db } = openDatabase(folder);
const experiments = experimentStore(db);
const room = roomStore(db);
const random = randomStream(7, 'bench of the storage');
const words = PRESETS.flatMap(({ spec }) => spec.text.split(' '));
const word = () => words[Math.floor(random.uniform() * words.length)] ?? 'word';
const phrase = (length: number) => Array.from({ length }, word).join(' ');

db.transaction(() => {
  for (let i = 0; i < count; i++) {
    const spec = { ...DEFAULT_SPEC, text: phrase(4 + (i % 20)) };
    const record = { id: null, revision: 0, name: phrase(3), spec, checksum: null, engine: 1 };
    const { id } = experiments.save(record, i);
    room.retag([id], [`tag ${i % 12}`, ...(i % 3 === 0 ? ['third'] : [])], []);
    if (i % 5 === 0) room.writeNotes(id, '', phrase(60));
  }
})();

const base: FindRequest = {
  text: '',
  tags: [],
  sort: 'changed',
  reversed: false,
  bin: false,
  from: 0,
  count: 60,
};
const questions: [string, Partial<FindRequest>][] = [
  ['list', {}],
  ['list, far down', { from: Math.max(0, count - 100) }],
  ['list by name', { sort: 'name' }],
  ['list by size, reversed', { sort: 'size', reversed: true }],
  ['search, one letter', { text: 't' }],
  ['search, a common word', { text: 'the' }],
  ['search, two words by name', { text: 'cat riv', sort: 'name' }],
  ['search, nothing found', { text: 'zzz' }],
  ['one tag', { tags: ['third'] }],
  ['tag and word', { tags: ['tag 3', 'third'], text: 'sat' }],
];

let missed = 0;
console.log(`${count.toLocaleString('en')} experiments, milliseconds (p50, p95)`);
for (const [name, request] of questions) {
  const times = Array.from({ length: 40 }, () => {
    const started = performance.now();
    room.find({ ...base, ...request });
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const [p50 = NaN, p95 = NaN] = [times[20], times[37]];
  if (p95 > TARGET) missed++;
  console.log(
    `${name.padEnd(28)} ${p50.toFixed(2).padStart(7)} ${p95.toFixed(2).padStart(7)}${p95 > TARGET ? '  over the target' : ''}`,
  );
}
db.close();
rmSync(folder, { recursive: true });
process.exitCode = missed === 0 ? 0 : 1;
