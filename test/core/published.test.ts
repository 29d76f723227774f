import { describe, expect, it } from 'vitest';
import {
  attend,
  entropyBits,
  fromRows,
  mapMatrix,
  openMask,
  randomStream,
  sinusoidalPositions,
  softmaxRows,
  toRows,
} from '#core/attention';
import { presetSpec, runExperiment } from '#core/experiment';

const softmax = (scores: number[], temperature = 1) =>
  toRows(softmaxRows(mapMatrix(fromRows([scores]), (s) => s / temperature)))[0];
const rounded = (values: number[], digits = 3) => values.map((x) => Number(x.toFixed(digits)));

describe('figures that the course quotes', () => {
  it('lesson 3: scores 1 and 4; weights ¼ and ¾ blend 4 and 10 to 8.5', () => {
    const head = attend(
      fromRows([[1, 2]]),
      fromRows([
        [1, 0],
        [0, 2],
      ]),
      fromRows([[4], [10]]),
      {
        mask: openMask(1, 2),
        divisor: 1,
        temperature: 1,
      },
    );
    expect([...head.scores.data]).toEqual([1, 4]);
    // Scores 0 and ln 3 give exactly these weights.
    const blend = attend(fromRows([[1]]), fromRows([[0], [Math.log(3)]]), fromRows([[4], [10]]), {
      mask: openMask(1, 2),
      divisor: 1,
      temperature: 1,
    });
    expect(rounded([...blend.weights.data], 12)).toEqual([0.25, 0.75]);
    expect(blend.headOutput.data[0]).toBeCloseTo(8.5, 12);
  });

  it('lesson 3: “I love cats” has the given vectors, and each word finds itself without projections', () => {
    const run = runExperiment(presetSpec('i-love-cats-identity'));
    expect(toRows(run.layer.embeddings)).toEqual([
      [-1.0, 0.74, 0.37, -0.98],
      [-0.34, -0.63, -0.87, 0.06],
      [0.83, 0.02, 0.14, 0.47],
    ]);
    toRows(run.layer.heads[0].weights).forEach((row, i) =>
      expect(row.indexOf(Math.max(...row))).toBe(i),
    );
    expect(runExperiment(presetSpec('i-love-cats')).tokens).toEqual(['I', 'love', 'cats']);
  });

  it('lesson 4: the table of scores with and without ÷ 8, and the misprint in the copied one', () => {
    const scores = [30, 25, -10, 5];
    expect(rounded(softmax(scores))).toEqual([0.993, 0.007, 0, 0]);
    const scaled = rounded(softmax(scores, 8));
    expect(scaled).toEqual([0.631, 0.338, 0.004, 0.028]);
    expect(scaled).not.toEqual([0.42, 0.32, 0.04, 0.22]);
  });

  it('lesson 4: q·k of unit-variance vectors spreads by √d_k: 8 for 64', () => {
    const stream = randomStream(64, 'dot products');
    const products = Array.from({ length: 4000 }, () => {
      let sum = 0;
      for (let k = 0; k < 64; k++) sum += stream.normal() * stream.normal();
      return sum;
    });
    const variance = products.reduce((sum, x) => sum + x * x, 0) / products.length;
    expect(Math.sqrt(variance)).toBeGreaterThan(7.7);
    expect(Math.sqrt(variance)).toBeLessThan(8.3);
  });

  it('the presets of these figures give them', () => {
    const weights = (id: string, row: number) =>
      toRows(runExperiment(presetSpec(id)).layer.heads[0].weights)[row];
    expect(rounded(weights('large-scores', 0))).toEqual([0.993, 0.007, 0, 0]);
    expect(rounded(weights('large-scores-scaled', 0))).toEqual([0.631, 0.338, 0.004, 0.028]);
    expect(rounded(weights('worked-example', 3))).toEqual([
      ...[0.075, 0.15, 0.083, 0.166, 0.136, 0.091, 0.075, 0.123, 0.101],
    ]);
    const [head] = runExperiment(presetSpec('two-keys')).layer.heads;
    expect([[...head.scores.data], [...head.value.data]]).toEqual([
      [1, 4],
      [4, 10],
    ]);
  });

  it('lesson 6: the 4 × 4 mask of “The cat sat on”', () => {
    const { weights } = runExperiment(presetSpec('four-causal')).layer.heads[0];
    toRows(weights).forEach((row, i) =>
      row.forEach((weight, j) => expect(weight > 0).toBe(j <= i)),
    );
  });

  it('lesson 9: the true softmax, and the temperature that comes near the printed weights', () => {
    const scores = [0.1, 0.8, 0.2, 0.9, 0.7, 0.3, 0.1, 0.6, 0.4];
    const printed = [0.02, 0.25, 0.03, 0.35, 0.2, 0.04, 0.02, 0.15, 0.06];
    expect(rounded(softmax(scores))).toEqual([
      ...[0.075, 0.15, 0.083, 0.166, 0.136, 0.091, 0.075, 0.123, 0.101],
    ]);
    expect(printed.reduce((a, b) => a + b)).toBeCloseTo(1.12, 12);
    const distance = (temperature: number) =>
      softmax(scores, temperature).reduce((sum, x, j) => sum + (x - printed[j]) ** 2, 0);
    const temperatures = Array.from({ length: 200 }, (_, i) => 0.05 + i * 0.005);
    const [best] = temperatures.toSorted((a, b) => distance(a) - distance(b));
    expect(best).toBeGreaterThan(0.2);
    expect(best).toBeLessThan(0.32);
    expect(distance(0.27)).toBeLessThan(distance(1) / 5);
  });

  it('entropy and effective tokens at the ends: one token, all alike', () => {
    expect(entropyBits([1, 0, 0, 0])).toBe(0);
    expect(entropyBits([0.25, 0.25, 0.25, 0.25])).toBe(2);
  });

  it('Vaswani et al., §3.5: position p + k is a fixed rotation of position p', () => {
    const [first, second, third] = toRows(sinusoidalPositions(3, 4));
    const rotated = [
      first[2] * second[3] + first[3] * second[2],
      first[3] * second[3] - first[2] * second[2],
    ];
    expect(rotated[0]).toBeCloseTo(second[2], 14);
    expect(second[2] * second[3] * 2).toBeCloseTo(third[2], 14);
  });
});
