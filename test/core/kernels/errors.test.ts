import { describe, expect, it } from 'vitest';
import { LabError } from '#core/attention';
import { openKernel, type Backend, type LayerSession } from '#core/kernels';

const kernel = openKernel();
const shape = { heads: 2, queries: 3, headSize: 4 };
const numbers = () => new Float32Array(24);
const inputs = () => ({ ...shape, query: numbers(), key: numbers(), value: numbers() });

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof LabError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a kernel says what to change when', () => {
  it.each<[string, string, () => unknown]>([
    ['size.range', 'there are no queries', () => kernel.prepareAttention({ ...shape, queries: 0 })],
    [
      'size.range',
      'a size is no whole number',
      () => kernel.prepareAttention({ ...shape, headSize: 1.5 }),
    ],
    [
      'size.range',
      'there are too many keys',
      () => kernel.prepareAttention({ ...shape, keys: 1e6 }),
    ],
    [
      'size.range',
      'a map has no columns',
      () => kernel.prepareAttention({ ...shape, keep: { pool: 'max', rows: 1, columns: 0 } }),
    ],
    [
      'heads.indivisible',
      'heads cannot share keys',
      () => kernel.prepareAttention({ ...shape, heads: 3, keyHeads: 2 }),
    ],
    [
      'heads.indivisible',
      'heads do not divide d_model',
      () => kernel.prepareLayer({ tokens: 3, dModel: 10, heads: 4 }),
    ],
    ['scale.range', 'the scale is 0', () => kernel.prepareAttention({ ...shape, scale: 0 })],
    [
      'mask.range',
      'a window is negative',
      () => kernel.prepareAttention({ ...shape, mask: { behind: -1 } }),
    ],
    [
      'shape.mismatch',
      'a painted mask does not fit',
      () => kernel.prepareAttention({ ...shape, mask: { allowed: new Uint8Array(8) } }),
    ],
    [
      'shape.mismatch',
      'an array does not fit',
      () => kernel.attention({ ...inputs(), key: new Float32Array(23) }),
    ],
    [
      'number.invalid',
      'an input is NaN',
      () => kernel.attention({ ...inputs(), value: numbers().fill(NaN, 7, 8) }),
    ],
    [
      'number.invalid',
      'an input is infinite',
      () => kernel.attention({ ...inputs(), query: numbers().fill(Infinity) }),
    ],
    [
      'kernel.memory',
      'the weights would take more than there is',
      () => kernel.prepareAttention({ ...shape, queries: 60_000, keep: 'weights' }),
    ],
    ['kernel.backend', 'a backend is unknown', () => openKernel({ backend: 'abacus' as Backend })],
    ['size.range', 'there are no threads', () => openKernel({ threads: 0 })],
    [
      'layer.weights',
      'a layer has not learned anything',
      () => kernel.prepareLayer({ tokens: 3, dModel: 4, heads: 2 }).run(),
    ],
  ])('%s: %s', (code, _when, action) => {
    expect(codeOf(action)).toBe(code);
  });

  it('kernel.stale: another session has been prepared, or the kernel is closed', () => {
    const own = openKernel();
    const first = own.prepareAttention(shape);
    const second: LayerSession = own.prepareLayer({ tokens: 2, dModel: 2, heads: 1 });
    expect(codeOf(() => first.run())).toBe('kernel.stale');
    own.close();
    expect(codeOf(() => second.run())).toBe('kernel.stale');
    expect(codeOf(() => own.prepareAttention(shape))).toBe('kernel.closed');
  });
});
