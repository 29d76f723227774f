import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COST_KINDS, costOf, type CostKind, type CostShape } from '#core/kernels';

function sees(kind: CostKind, window: number, query: number, key: number): boolean {
  if (kind === 'causal') return key <= query;
  return kind !== 'window' || Math.abs(key - query) <= window;
}

/** The operations of the plainest possible layer, counted one by one. */
function count({ kind, tokens, contextTokens = tokens, dModel, heads, window = 0 }: CostShape) {
  const counted = { projections: 0, scores: 0, softmax: 0, headOutput: 0, outputProjection: 0 };
  const project = (rows: number, stage: 'projections' | 'outputProjection') => {
    for (let i = 0; i < rows; i++)
      for (let c = 0; c < dModel; c++) for (let k = 0; k < dModel; k++) counted[stage]++;
  };
  project(tokens, 'projections');
  project(contextTokens, 'projections');
  project(contextTokens, 'projections');
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < tokens; i++) {
      for (let j = 0; j < contextTokens; j++) {
        if (!sees(kind, window, i, j)) continue;
        for (let k = 0; k < dModel / heads; k++) counted.scores++;
        counted.softmax++;
        for (let k = 0; k < dModel / heads; k++) counted.headOutput++;
      }
    }
  }
  project(tokens, 'outputProjection');
  return counted;
}

describe('the cost of a layer', () => {
  it('is what a naive loop counts', () => {
    const shapes = fc.record({
      kind: fc.constantFrom(...COST_KINDS),
      tokens: fc.integer({ min: 1, max: 12 }),
      contextTokens: fc.integer({ min: 1, max: 12 }),
      size: fc.integer({ min: 1, max: 4 }),
      heads: fc.integer({ min: 1, max: 3 }),
      window: fc.integer({ min: 0, max: 14 }),
    });
    fc.assert(
      fc.property(shapes, ({ size, ...rest }) => {
        const shape = { ...rest, dModel: size * rest.heads };
        const counted = count(shape);
        const { stages, ...total } = costOf(shape);
        for (const { stage, multiplyAdds, exponentials } of stages) {
          expect(stage === 'softmax' ? exponentials : multiplyAdds).toBe(counted[stage]);
        }
        const { softmax, ...products } = counted;
        expect(total.exponentials).toBe(softmax);
        expect(total.multiplyAdds).toBe(Object.values(products).reduce((a, b) => a + b));
      }),
    );
  });

  it('of dense attention grows by the square of the length, of a window and of streaming memory in proportion', () => {
    const at = (kind: CostKind, tokens: number) =>
      costOf({ kind, tokens, dModel: 64, heads: 4, window: 8 }).stages[1];
    expect(at('dense', 2048).multiplyAdds / at('dense', 1024).multiplyAdds).toBe(4);
    expect(at('dense', 2048).bytes / at('dense', 1024).bytes).toBe(4);
    expect(at('window', 2048).multiplyAdds / at('window', 1024).multiplyAdds).toBeCloseTo(2, 1);
    expect(at('streaming', 2048).bytes).toBe(at('streaming', 1024).bytes);
  });

  it('is refused for impossible sizes', () => {
    const shape = { kind: 'dense', tokens: 4, dModel: 6, heads: 2 } as const;
    expect(() => costOf({ ...shape, tokens: 0 })).toThrow(/tokens is 0/);
    expect(() => costOf({ ...shape, heads: 4 })).toThrow(/divides 6/);
  });
});
