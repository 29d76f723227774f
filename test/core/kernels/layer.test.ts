import { describe, expect, it } from 'vitest';
import { causalMask, matrix, multiHeadAttention, openMask } from '#core/attention';
import { openKernel, usableBackends } from '#core/kernels';
import { greatestError, normals } from './reference.ts';

interface Sizes {
  tokens: number;
  contextTokens?: number;
  dModel: number;
  heads: number;
  causal?: boolean;
}

function check(backend: ReturnType<typeof usableBackends>[number], sizes: Sizes): number {
  const { tokens, contextTokens: keys = tokens, dModel, heads, causal = false } = sizes;
  const spread = 1 / Math.sqrt(dModel);
  const learned = (name: string) => normals(1, name, dModel * dModel, spread);
  const weights = { wQ: learned('Q'), wK: learned('K'), wV: learned('V'), wO: learned('O') };
  const input = normals(2, 'input', tokens * dModel);
  const context = normals(2, 'context', keys * dModel);
  const session = openKernel({ backend }).prepareLayer({
    tokens,
    ...(sizes.contextTokens !== undefined && { contextTokens: keys }),
    dModel,
    heads,
    ...(causal && { mask: { ahead: 0 } }),
  });
  session.setWeights(weights);
  if (sizes.contextTokens !== undefined) session.context.set(context);
  session.input.set(input);
  session.run();
  const wide = (data: Float32Array, rows: number) => matrix(rows, dModel, Float64Array.from(data));
  const x = wide(input, tokens);
  const expected = multiHeadAttention(
    x,
    sizes.contextTokens === undefined ? x : wide(context, keys),
    {
      wQ: wide(weights.wQ, dModel),
      wK: wide(weights.wK, dModel),
      wV: wide(weights.wV, dModel),
      wO: wide(weights.wO, dModel),
    },
    heads,
    {
      mask: causal ? causalMask(tokens, keys) : openMask(tokens, keys),
      divisor: Math.sqrt(dModel / heads),
      temperature: 1,
    },
  );
  return greatestError(session.output, expected.output.data);
}

describe.each(usableBackends())('a layer by the %s backend', (backend) => {
  it.each<Sizes>([
    { tokens: 1, dModel: 1, heads: 1 },
    { tokens: 5, dModel: 6, heads: 3 },
    { tokens: 47, dModel: 33, heads: 3 },
    { tokens: 49, dModel: 65, heads: 5, causal: true },
    { tokens: 12, contextTokens: 31, dModel: 40, heads: 4 },
    { tokens: 65, contextTokens: 3, dModel: 24, heads: 2 },
    { tokens: 100, dModel: 300, heads: 6 },
  ])('is the float64 reference: %o', (sizes) => {
    expect(check(backend, sizes)).toBeLessThanOrEqual(2e-6);
  });

  it('starts every projection from its bias', () => {
    const session = openKernel({ backend }).prepareLayer({ tokens: 3, dModel: 4, heads: 2 });
    const zeros = new Float32Array(16);
    const bO = Float32Array.of(1, 2, 3, 4);
    session.setWeights({ wQ: zeros, wK: zeros, wV: zeros, wO: zeros, bO });
    session.run();
    session.run();
    expect([...session.output]).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]);
  });

  it('keeps weights that are asked for', () => {
    const shape = { tokens: 20, dModel: 8, heads: 2, keep: 'weights' } as const;
    const session = openKernel({ backend }).prepareLayer(shape);
    const learned = normals(4, 'W', 64);
    session.setWeights({ wQ: learned, wK: learned, wV: learned, wO: learned });
    session.input.set(normals(4, 'input', 160));
    session.run();
    const { data, rows, columns } = session.weights!;
    expect([data.length, rows, columns]).toEqual([800, 20, 20]);
    expect(data.subarray(0, 20).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
  });
});
