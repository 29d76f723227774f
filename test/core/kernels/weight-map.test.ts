import { describe, expect, it } from 'vitest';
import { openKernel, usableBackends } from '#core/kernels';
import { greatestError, randomInputs, reference } from './reference.ts';

const shape = { heads: 2, queries: 101, keys: 75, headSize: 12, mask: { ahead: 20 } };
const inputs = randomInputs(shape, 21);
const { weights } = reference(shape, inputs);

/** The map made the plain way from all weights. */
function pooled(pool: 'max' | 'mean', rows: number, columns: number): number[] {
  const map: number[] = [];
  for (let head = 0; head < 2; head++) {
    for (let top = 0; top < 101; top += rows) {
      for (let left = 0; left < 75; left += columns) {
        const block: number[] = [];
        for (let i = top; i < Math.min(top + rows, 101); i++) {
          for (let j = left; j < Math.min(left + columns, 75); j++) {
            block.push(weights[(head * 101 + i) * 75 + j]);
          }
        }
        const sum = block.reduce((a, b) => a + b, 0);
        map.push(pool === 'max' ? Math.max(...block) : sum / block.length);
      }
    }
  }
  return map;
}

describe.each(usableBackends())('weights kept by the %s backend', (backend) => {
  const kernel = openKernel({ backend });

  it.each(['max', 'mean'] as const)('as the %s of every block, ragged edges included', (pool) => {
    for (const [rows, columns] of [
      [1, 1],
      [4, 4],
      [10, 7],
      [60, 3],
      [200, 200],
    ]) {
      const { weights: map } = kernel.attention({
        ...shape,
        ...inputs,
        keep: { pool, rows, columns },
      });
      expect(map).toMatchObject({ rows: Math.ceil(101 / rows), columns: Math.ceil(75 / columns) });
      expect(greatestError(map!.data, pooled(pool, rows, columns))).toBeLessThan(2e-6);
    }
  });

  it('start from zeros at every run', () => {
    const session = kernel.prepareAttention({
      ...shape,
      keep: { pool: 'mean', rows: 8, columns: 8 },
    });
    for (const name of ['query', 'key', 'value'] as const) session[name].set(inputs[name]);
    session.run();
    const first = session.weights!.data.slice();
    session.run();
    expect(session.weights!.data).toEqual(first);
  });
});
