import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interleave, median } from '../tools/interleave.ts';
import { table } from '../tools/markdown.ts';
import { targetTable, type Target } from '../kernels/targets.ts';
import { openOurs, openPeer, type Result, type Run } from './contestants.ts';

const PEERS = ['onnxruntime-node', 'onnxruntime-web'] as const;
const LENGTHS = [
  { pieces: 32, rounds: 30 },
  { pieces: 256, rounds: 8 },
];

/** The trained model, every weight of its 72 heads kept, against onnxruntime with the same weights. */
export async function encoderSection(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'attention-bench-'));
  try {
    const path = join(folder, 'model.onnx');
    child('onnx', path);
    const memory = memoryTable(path);
    const runs: [string, Run][] = [['ours', await openOurs()]];
    for (const name of PEERS) runs.push([name, await openPeer(name, readFileSync(path))]);
    const speed = await speedTable(runs);
    const targets = [...speed.targets, ...memory.targets];
    return [
      '## Trained encoder: MiniLM, 6 layers × 12 heads, one thread',
      '',
      targetTable(targets),
      speed.text,
      memory.text,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function speedTable(runs: readonly [string, Run][]) {
  const rows: (string | number)[][] = [];
  const targets: Target[] = [];
  for (const { pieces, rounds } of LENGTHS) {
    console.log(`encoder, ${pieces} pieces`);
    let nth = 0;
    const contestants = runs.map(([name, run]) => ({ name, run: () => run(pieces, nth++) }));
    const timings = await interleave(contestants, rounds);
    const [own, ...others] = await Promise.all(runs.map(([, run]) => run(pieces, 3)));
    const off = [0, ...others.map((other) => differenceOf(own, other))];
    timings.forEach(({ name, best, median: middle, ratio }, i) =>
      rows.push([`${pieces} pieces: ${name}`, middle, best, ratio, off[i]]),
    );
    if (pieces === 32)
      targets.push({
        name: '32 pieces, all heads kept, ms',
        wanted: 60,
        measured: timings[0].median,
        atMost: true,
      });
  }
  const head = ['', 'median ms', 'best ms', 'ours is × as fast', 'difference of a weight'];
  return { targets, text: `### Time\n\n${table(head, rows)}\n` };
}

function differenceOf(one: Result, other: Result): number {
  let most = 0;
  one.weights.forEach((layer, l) => {
    for (let i = 0; i < layer.length; i++)
      most = Math.max(most, Math.abs(layer[i] - other.weights[l][i]));
  });
  return most;
}

function memoryTable(path: string) {
  const rows: (string | number)[][] = [];
  const targets: Target[] = [];
  for (const name of ['ours', ...PEERS]) {
    const each = Array.from({ length: 3 }, () => JSON.parse(child(name, path)) as Measured);
    const load = median(each.map((one) => one.load));
    const grown = [0, 1, 2].map((i) => median(each.map((one) => one.grown[i])));
    rows.push([name, load, ...grown]);
    if (name !== 'ours') continue;
    targets.push(
      { name: 'load, ms', wanted: 400, measured: load, atMost: true },
      { name: 'memory after 32 pieces, MiB', wanted: 150, measured: grown[1], atMost: true },
    );
  }
  const head = ['', 'load ms', 'MiB loaded', 'after 32 pieces', 'after 256 pieces'];
  const text = `### Loading and memory\n\n${table(head, rows)}\n\nEach in a process of its own, medians of three; what the process grew by since the lab’s own code was there. Loading is from the file to being ready, reading included; onnxruntime’s has the numbers as float32 already.\n`;
  return { targets, text };
}

interface Measured {
  readonly load: number;
  readonly grown: readonly number[];
}

function child(...args: string[]): string {
  const script = fileURLToPath(new URL('memory-child.ts', import.meta.url));
  const text = execFileSync(process.execPath, ['--expose-gc', script, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return text.trim().split('\n').at(-1) ?? '';
}
