import { openKernel, openKernelPool, type Kernel } from '../tools/lab.ts';
import { interleave } from '../tools/interleave.ts';
import { table } from '../tools/markdown.ts';
import { normals } from './contestants.ts';
import type { Target } from './targets.ts';

const threadUrl = new URL('../../../src-main/worker/kernel-thread.ts', import.meta.url);

/** Two threads against one, each on its own memory. */
export async function threadsTable(): Promise<{ text: string; target: Target }> {
  const rows: (string | number)[][] = [];
  const gains: number[] = [];
  for (const [name, tokens, ahead] of [
    ['12 × 512 × 64', 512, Infinity],
    ['12 × 512 × 64, causal', 512, 0],
    ['12 × 2048 × 64', 2048, Infinity],
    ['layer 512, 768, 12', 0, 0],
  ] as const) {
    const one = openKernel();
    const two = openKernelPool({ threadUrl, threads: 2 });
    const run = (kernel: Kernel) => (tokens ? attention(kernel, tokens, ahead) : layer(kernel));
    const [alone, together] = await interleave([
      { name: 'one', run: run(one) },
      { name: 'two', run: run(two) },
    ]);
    two.close();
    rows.push([
      name,
      alone.median,
      together.median,
      1 / together.ratio,
      alone.best / together.best,
    ]);
  }
  const head = ['', 'one thread, ms', 'two threads, ms', '× as fast', 'by the best'];
  const name = 'two threads, 12 × 2048 × 64: × one';
  return {
    text: ['### Two threads', '', table(head, rows), ''].join('\n'),
    target: { name, wanted: 1.7, measured: gains[2] },
  };
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
