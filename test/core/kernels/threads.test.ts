import { afterAll, describe, expect, it } from 'vitest';
import { openKernel, type Kernel, type ThreadTicket } from '#core/kernels';
import { openKernelPool } from '#main/worker/kernel-pool.ts';
import { normals, randomInputs } from './reference.ts';

const threadUrl = new URL('../../../src-main/worker/kernel-thread.ts', import.meta.url);
const one = openKernel();
const pools: Kernel[] = [];
afterAll(() => pools.forEach((pool) => pool.close()));

function openPool(threads: number): Kernel {
  const pool = openKernelPool({ threadUrl, threads });
  pools.push(pool);
  return pool;
}

describe('several threads', () => {
  it.each([2, 3])(
    '%i give the digits of one, run after run and session after session',
    (threads) => {
      const pool = openPool(threads);
      expect(pool.threads).toBe(threads);
      for (let round = 0; round < 30; round++) {
        const shape = {
          heads: 1 + (round % 3),
          queries: 200 + 37 * round,
          headSize: 16,
          mask: round % 2 ? { ahead: 0 } : {},
          keep: { pool: 'mean', rows: 1 + round, columns: 5 },
        } as const;
        const inputs = { ...shape, ...randomInputs(shape, round) };
        expect(pool.attention(inputs)).toEqual(one.attention(inputs));
      }
    },
  );

  it('compute a whole layer, whose steps wait for each other', () => {
    const learned = (name: string) => normals(1, name, 96 * 96, 0.1);
    const weights = { wQ: learned('Q'), wK: learned('K'), wV: learned('V'), wO: learned('O') };
    const input = normals(2, 'input', 300 * 96);
    const [expected, actual] = [one, openPool(2)].map((kernel) => {
      const session = kernel.prepareLayer({ tokens: 300, dModel: 96, heads: 4 });
      session.setWeights(weights);
      session.input.set(input);
      for (let i = 0; i < 20; i++) session.run();
      return session.output.slice();
    });
    expect(actual).toEqual(expected);
  });

  it('are not needed: a thread that never comes is not waited for', () => {
    const tickets: ThreadTicket[] = [];
    const kernel = openKernel({ threads: 2, startThread: (ticket) => tickets.push(ticket) });
    const shape = { heads: 2, queries: 100, headSize: 8 };
    const inputs = { ...shape, ...randomInputs(shape, 1) };
    expect(kernel.attention(inputs)).toEqual(one.attention(inputs));
    expect(tickets).toMatchObject([{ backend: kernel.backend, thread: 1 }]);
  });

  it('fall back to one where none can be started or memory cannot be shared', () => {
    expect(openKernel({ threads: 2 }).threads).toBe(1);
    expect(openKernelPool({ threadUrl, threads: 2, backend: 'javascript' }).threads).toBe(1);
    const shared = globalThis.SharedArrayBuffer;
    Reflect.deleteProperty(globalThis, 'SharedArrayBuffer');
    try {
      expect(openKernel({ threads: 2, startThread: () => undefined }).threads).toBe(1);
    } finally {
      globalThis.SharedArrayBuffer = shared;
    }
  });
});
