import { describe, expect, it } from 'vitest';
import {
  backward,
  forwardChange,
  frobeniusNorm,
  fromRows,
  gradient,
  matrix,
  nodeAt,
  oneAt,
  randomStream,
  softmaxJacobian,
  softmaxRows,
  toRows,
  type Node,
} from '#core/attention';
import { finiteDifference, presetSpec, runExperiment, type Run } from '#core/experiment';
import { CASES } from './support/specs.ts';

/** Central differences with a step of 1e-4 are good to about 1e-7 here. */
const TOLERANCE = 2e-6;

function lastStage(run: Run): Node {
  return nodeAt(run, { layer: run.layers.length - 1, stage: 'layerOutput', head: 0 });
}

describe.each(CASES)('gradients: %s', (name, spec) => {
  const run = runExperiment(spec);
  const end = lastStage(run);
  const stream = randomStream(5, name);
  const pick = (size: number) => Math.floor(stream.uniform() * size);

  it('every stage by finite differences', () => {
    const of = { ...end.address, row: pick(end.value.rows), col: pick(end.value.cols) };
    const gradients = backward(run, [{ node: end, gradient: oneAt(end, of.row, of.col) }]);
    let compared = 0;
    for (const node of run.nodes) {
      if (node.address.stage === 'mask') continue;
      const found = gradients.get(node);
      const { rows, cols } = node.value;
      const by = { ...node.address, row: pick(rows), col: pick(cols) };
      if (!Number.isFinite(node.value.data[by.row * cols + by.col])) continue;
      // A cell put in by hand or switched off stays so whatever is tried.
      if (node.overrides.some((one) => one.row === by.row && one.col === by.col)) continue;
      const slope = found ? found.data[by.row * cols + by.col] : 0;
      const measured = finiteDifference(run, of, by).slope;
      expect(Math.abs(measured - slope), JSON.stringify(by)).toBeLessThan(
        TOLERANCE * Math.max(1, Math.abs(slope)),
      );
      compared++;
    }
    expect(compared).toBeGreaterThan(8);
  });

  it('forwards and backwards agree at every stage', () => {
    // For a change u of one stage and a reading v of the end, v·(J u) = (Jᵀ v)·u.
    const reading = random(end);
    const gradients = backward(run, [{ node: end, gradient: reading }]);
    for (const node of run.nodes) {
      if (node.address.stage === 'mask' || node === end) continue;
      const change = random(node);
      const back = gradients.get(node);
      const forth = forwardChange(run, node, change).get(end);
      const left = forth ? dot(reading.data, forth.data) : 0;
      const right = back ? dot(back.data, change.data) : 0;
      expect(Math.abs(left - right), node.address.stage).toBeLessThan(
        1e-10 * Math.max(1, Math.abs(left)),
      );
    }
  });

  function random({ value }: Node) {
    const data = Float64Array.from({ length: value.data.length }, () => stream.normal());
    return matrix(value.rows, value.cols, data);
  }
});

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

describe('gradient', () => {
  const run = runExperiment(presetSpec('cat-tired-causal'));

  it('is 0 through a masked score, and where there is no way from one to the other', () => {
    const it = run.tokens.indexOf('it');
    const tired = run.tokens.indexOf('tired');
    const of = { layer: 0, stage: 'output', head: 0, row: it, col: 21 } as const;
    const byScore = gradient(run, of, { layer: 0, stage: 'scores', head: 0 });
    expect(byScore.data[it * byScore.cols + tired]).toBe(0);
    const later = gradient(run, of, { layer: 1, stage: 'weights', head: 0 });
    expect(later.data.every((value) => value === 0)).toBe(true);
  });

  it('refuses a seed of another shape, a cell outside, a stage that is not there', () => {
    const node = lastStage(run);
    const wrong = { node, gradient: matrix(1, 1) };
    expect(() => backward(run, [wrong])).toThrow('shape');
    const of = { ...node.address, row: 0, col: 99 };
    const by = { layer: 0, stage: 'embeddings', head: 0 } as const;
    expect(() => gradient(run, of, by)).toThrow('Choose a cell inside');
    expect(() => gradient(run, { ...of, stage: 'hidden' }, by)).toThrow('has no “hidden”');
  });
});

describe('softmaxJacobian', () => {
  const scores = [0.3, -1.2, 2, 0];
  const [weights] = toRows(softmaxRows(fromRows([scores])));
  const jacobian = softmaxJacobian(weights);

  it('is what finite differences measure', () => {
    const step = 1e-5;
    scores.forEach((_, j) => {
      const moved = (by: number) =>
        toRows(softmaxRows(fromRows([scores.map((s, k) => (k === j ? s + by : s))])))[0];
      const [above, below] = [moved(step), moved(-step)];
      scores.forEach((__, i) =>
        expect(jacobian.data[i * 4 + j]).toBeCloseTo((above[i] - below[i]) / (2 * step), 8),
      );
    });
  });

  it('has rows that sum to 0, and a norm that vanishes when softmax is saturated', () => {
    for (const row of toRows(jacobian)) expect(row.reduce((a, b) => a + b)).toBeCloseTo(0, 14);
    const norms = [1, 8, 64].map((scale) => {
      const [row] = toRows(softmaxRows(fromRows([scores.map((s) => s * scale)])));
      return frobeniusNorm(softmaxJacobian(row));
    });
    expect(norms[0]).toBeGreaterThan(norms[1]);
    expect(norms[1]).toBeGreaterThan(norms[2]);
    expect(norms[2]).toBeLessThan(1e-40);
    expect(frobeniusNorm(softmaxJacobian(weights, 8))).toBeCloseTo(norms[0] / 8, 15);
  });
});
