import { expect, it } from 'vitest';
import { openKernel } from '#core/kernels';

const MEBI = 2 ** 20;

it('takes at most 24 MiB besides its inputs and outputs at 4,096 tokens of 12 heads', () => {
  const kernel = openKernel();
  const session = kernel.prepareAttention({ heads: 12, queries: 4096, headSize: 64 });
  session.run();
  const own = [session.query, session.key, session.value, session.output];
  const extra = kernel.bytes - own.reduce((sum, array) => sum + array.byteLength, 0);
  expect(extra / MEBI).toBeLessThan(4);
});

it('stays as small with ordinary arrays, which it copies a few heads at a time', () => {
  const kernel = openKernel();
  const numbers = new Float32Array(12 * 4096 * 64);
  const keep = { pool: 'max', rows: 64, columns: 64 } as const;
  kernel.attention({
    heads: 12,
    queries: 4096,
    headSize: 64,
    query: numbers,
    key: numbers,
    value: numbers,
    mask: { behind: 64, ahead: 64 },
    keep,
  });
  expect(kernel.bytes / MEBI).toBeLessThan(24);
});
