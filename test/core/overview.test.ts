import { expect, test } from 'vitest';
import { entropyBits, matrix } from '#core/attention';
import {
  DEFAULT_SPEC,
  overviewOf,
  presetSpec,
  runExperiment,
  stageOf,
  vectorSpace,
} from '#core/experiment';
import { coarse } from '#core/experiment/coarse.ts';

test('every head of every layer, and their average', () => {
  const run = runExperiment(presetSpec('cat-tired'));
  const layers = overviewOf(run, { most: 64, less: 'nothing' });
  expect(layers.map(({ heads }) => heads.length)).toEqual([3, 3]);
  const [, second] = layers;
  expect(second.heads[1].map.data).toEqual(stageOf(run, 'weights', 1, 1).data);
  const cell = (head: number) => stageOf(run, 'weights', head, 1).data[5];
  expect(second.average.data[5]).toBeCloseTo((cell(0) + cell(1) + cell(2)) / 3, 15);
});

test('differences from the average sum to nothing over the heads', () => {
  const run = runExperiment(DEFAULT_SPEC);
  const [{ heads }] = overviewOf(run, { most: 64, less: 'average' });
  const sums = heads[0].map.data.map((_, i) =>
    heads.reduce((sum, head) => sum + head.map.data[i], 0),
  );
  expect(Math.max(...sums.map(Math.abs))).toBeLessThan(1e-15);
  expect(Math.max(...heads[0].map.data.map(Math.abs))).toBeGreaterThan(0.01);
});

test('a head that is switched off does not count in the average', () => {
  const off = { kind: 'head', layer: 0, head: 2 } as const;
  const run = runExperiment({ ...DEFAULT_SPEC, ablations: [off] });
  const [{ average }] = overviewOf(run, { most: 64, less: 'nothing' });
  const cell = (head: number) => stageOf(run, 'weights', head).data[7];
  expect(average.data[7]).toBeCloseTo((cell(0) + cell(1) + cell(3)) / 3, 15);
});

test('a head says how widely it looks, and how far it is from the average', () => {
  const run = runExperiment(DEFAULT_SPEC);
  const [{ heads, average }] = overviewOf(run, { most: 64, less: 'nothing' });
  const weights = stageOf(run, 'weights', 2);
  const rows = Array.from({ length: 10 }, (_, i) => weights.data.subarray(i * 10, i * 10 + 10));
  const entropy = rows.reduce((sum, row) => sum + entropyBits(row), 0) / 10;
  expect(heads[2].entropy).toBeCloseTo(entropy, 12);
  const moved = weights.data.reduce((sum, w, i) => sum + Math.max(0, w - average.data[i]), 0);
  expect(heads[2].apart).toBeCloseTo(moved / 10, 12);
});

test('a large head is shown small, and nothing that stands out is lost', () => {
  const text = Array.from({ length: 100 }, (_, i) => `word${i}`).join(' ');
  const run = runExperiment({ ...DEFAULT_SPEC, text });
  const [{ heads }] = overviewOf(run, { most: 32, less: 'nothing' });
  expect([heads[0].map.rows, heads[0].map.cols]).toEqual([25, 25]);
  const whole = stageOf(run, 'weights', 0);
  expect(Math.max(...heads[0].map.data)).toBe(Math.max(...whole.data));
});

test('a block is masked only where all of it is', () => {
  const no = -Infinity;
  const whole = matrix(2, 4, Float64Array.of(no, 1, no, no, no, -3, no, no));
  expect([...coarse(whole, 2).data]).toEqual([1, no, -3, no]);
});

test('vectors of two stages lie on one map', () => {
  const run = runExperiment(DEFAULT_SPEC);
  const at = (stage: 'embeddings' | 'output') => ({ layer: 0, stage, head: 0 });
  const { clouds, shares, dimensions } = vectorSpace(run, [at('embeddings'), at('output')]);
  expect(clouds.map(({ coordinates }) => [coordinates.rows, coordinates.cols])).toEqual([
    [10, 2],
    [10, 2],
  ]);
  expect(dimensions).toBe(32);
  expect(shares[0]).toBeGreaterThan(shares[1]);
  expect(shares[0] + shares[1]).toBeLessThan(1);
});

test('vectors of unlike length are refused', () => {
  const run = runExperiment(DEFAULT_SPEC);
  const at = (stage: 'embeddings' | 'query') => ({ layer: 0, stage, head: 0 });
  expect(() => vectorSpace(run, [at('embeddings'), at('query')])).toThrow(
    'Only vectors of equal length lie on one map; these have 32, 8 numbers.',
  );
});
