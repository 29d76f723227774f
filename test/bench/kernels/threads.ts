import { openKernel, openKernelPool, type Kernel } from '../tools/lab.ts';
import { interleave, type Contestant } from '../tools/interleave.ts';
import { table } from '../tools/markdown.ts';
import { waitForQuiet, watchOthers } from '../tools/quiet.ts';
import { normals } from './contestants.ts';
import { targetTable, type Target } from './targets.ts';

const threadUrl = new URL('../../../src-main/worker/kernel-thread.ts', import.meta.url);

/** Enough rounds to tell, few enough to be over before another process wakes up. */
const ROUNDS = 15;

/** Two threads against one, each on its own memory. */
export async function threadsSection(): Promise<string> {
  const rows: (string | number)[][] = [];
  const targets: Target[] = [];
  for (const [name, tokens, ahead] of [
    ['12 × 512 × 64', 512, Infinity],
    ['12 × 512 × 64, causal', 512, 0],
    ['12 × 2048 × 64', 2048, Infinity],
    ['layer 512, 768, 12', 0, 0],
  ] as const) {
    const one = openKernel();
    const two = openKernelPool({ threadUrl, threads: 2 });
    const run = (kernel: Kernel) => (tokens ? attention(kernel, tokens, ahead) : layer(kernel));
    const contestants = [
      { name: 'one', run: run(one) },
      { name: 'two', run: run(two) },
    ];
    console.log(`threads ${name}`);
    const { timings, busy } = await interleaveQuietly(contestants);
    const [alone, together] = timings;
    two.close();
    rows.push([
      name,
      alone.median,
      together.median,
      1 / together.ratio,
      alone.best / together.best,
      busy,
    ]);
    targets.push({
      name: `two threads, ${name}: × one`,
      wanted: 1.7,
      measured: 1 / together.ratio,
    });
  }
  const head = [
    '',
    'one thread, ms',
    'two threads, ms',
    '× as fast',
    'by the best',
    'cores taken by others',
  ];
  return [
    '## Two threads',
    '',
    targetTable(targets),
    table(head, rows),
    '',
    'Each row waits for a quiet moment, and is measured again (eight times at most) where others took a core meanwhile.',
  ].join('\n');
}

/** Measures again, a few times at most, where other processes took a core meanwhile. */
async function interleaveQuietly(contestants: readonly Contestant[]) {
  for (let attempt = 1; ; attempt++) {
    await waitForQuiet();
    const others = watchOthers();
    const timings = await interleave(contestants, ROUNDS);
    const busy = others();
    if (busy < 0.05 || attempt === 8) return { timings, busy };
  }
}

function attention(kernel: Kernel, queries: number, ahead: number): () => void {
  const mask = ahead === 0 ? { ahead } : {};
  const session = kernel.prepareAttention({ heads: 12, queries, headSize: 64, mask });
  for (const array of [session.query, session.key, session.value]) {
    array.set(normals(array.byteOffset, array.length));
  }
  return () => session.run();
}

function layer(kernel: Kernel): () => void {
  const session = kernel.prepareLayer({ tokens: 512, dModel: 768, heads: 12 });
  const learned = normals(1, 768 ** 2).map((x) => x / 28);
  session.setWeights({ wQ: learned, wK: learned, wV: learned, wO: learned });
  session.input.set(normals(2, session.input.length));
  return () => session.run();
}
