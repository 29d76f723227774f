import { describe, expect, it } from 'vitest';
import { sameDigits, type Address, type Fault } from '#core/attention';
import {
  changedStages,
  DEFAULT_SPEC,
  differenceOf,
  rerun,
  runExperiment,
  type ExperimentSpec,
  type Run,
} from '#core/experiment';
import { SPECS } from './support/specs.ts';

const { plain } = SPECS;
const at = (address: Partial<Address>): Address => ({
  ...{ layer: 0, stage: 'scores', head: 0, row: 0, col: 0 },
  ...address,
});
const sumOfRow = (run: Run, row: number) => {
  const { data, cols } = run.layer.heads[0].weights;
  return data.subarray(row * cols, (row + 1) * cols).reduce((a, b) => a + b, 0);
};
const withFault = (fault: Fault, more: Partial<ExperimentSpec> = {}) =>
  runExperiment({ ...plain, faults: [fault], ...more });
const CAUSAL = { mask: { kind: 'causal' } } as const;

describe('differences', () => {
  const before = runExperiment(plain);
  const after = rerun(before, {
    ...plain,
    edits: [{ address: at({ row: 1, col: 2 }), value: 5 }],
  });

  it('lists the stages that changed, and by how much', () => {
    const changed = changedStages(before, after);
    expect(changed[0]).toMatchObject({ address: { stage: 'scores', head: 0 }, count: 1 });
    expect(changed.map(({ address }) => address.stage)).toEqual([
      ...['scores', 'scaled', 'masked', 'weights', 'headOutput', 'concat', 'output'],
    ]);
    const old = before.layer.heads[0].scores.data[1 * 5 + 2];
    expect(changed[0].largest).toBe(Math.abs(5 - old));
    const part = differenceOf(before, after, {
      stage: 'scores',
      head: 0,
      rows: { from: 1, to: 2 },
    });
    expect([...part.data]).toEqual([0, 0, 5 - old, 0, 0]);
  });

  it('takes two masked scores for equal', () => {
    const [one, other] = [1, 2].map((temperature) =>
      runExperiment({ ...plain, ...CAUSAL, temperature }),
    );
    const part = differenceOf(one, other, { stage: 'masked', head: 0 });
    expect(part.data.every(Number.isFinite)).toBe(true);
  });

  it('refuses runs of unlike shape', () => {
    const longer = runExperiment({ ...plain, text: `${plain.text} again` });
    expect(() => differenceOf(before, longer, { stage: 'weights', head: 0 })).toThrow(
      'no difference cell by cell',
    );
  });
});

describe('edits', () => {
  it('reach inputs, weights, mask and intermediates', () => {
    const stages = [
      'embeddings',
      'wQ',
      'wK',
      'wV',
      'wO',
      'query',
      'scaled',
      'weights',
      'output',
    ] as const;
    for (const stage of stages) {
      const run = runExperiment({ ...plain, edits: [{ address: at({ stage }), value: 0.25 }] });
      const node = run.find(at({ stage }));
      expect([stage, node?.value.data[0]]).toEqual([stage, 0.25]);
      expect(node?.overrides[0].computed).toBe(
        runExperiment(plain).find(at({ stage }))?.value.data[0],
      );
    }
    const address = at({ stage: 'mask', row: 2, col: 1 });
    const masked = runExperiment({ ...plain, edits: [{ address, value: 0 }] });
    expect(masked.layer.heads[1].weights.data[2 * 5 + 1]).toBe(0);
  });

  it('of a grouped key reach every head of the group', () => {
    const address = at({ stage: 'key', head: 3 });
    const run = runExperiment({ ...SPECS['grouped-query'], edits: [{ address, value: 8 }] });
    expect(run.layer.heads.map(({ key }) => key.data[0] === 8)).toEqual([false, false, true, true]);
  });
});

describe('faults, each a mistake that shows', () => {
  it('no-scaling sharpens', () => {
    const { scores, scaled } = withFault('no-scaling').layer.heads[0];
    expect(sameDigits(scores, scaled)).toBe(true);
  });

  it('d-model-for-d-k flattens', () => {
    const [right, wrong] = [runExperiment(plain), withFault('d-model-for-d-k')];
    const ratio = right.layer.heads[0].scaled.data[3] / wrong.layer.heads[0].scaled.data[3];
    expect(ratio).toBeCloseTo(Math.sqrt(8) / 2, 12);
  });

  it('mask-after-softmax leaves rows short of 1', () => {
    const run = withFault('mask-after-softmax', CAUSAL);
    expect(run.layer.heads[0].weights.data[1]).toBe(0);
    expect(sumOfRow(run, 0)).toBeLessThan(0.99);
    expect(sumOfRow(run, 4)).toBeCloseTo(1, 14);
  });

  it('zero-for-minus-infinity leaks', () => {
    const run = withFault('zero-for-minus-infinity', CAUSAL);
    expect(run.layer.heads[0].weights.data[1]).toBeGreaterThan(0);
    expect(sumOfRow(run, 0)).toBeCloseTo(1, 14);
  });

  it('softmax-over-queries makes columns sum to 1', () => {
    const run = withFault('softmax-over-queries');
    const { data, cols, rows } = run.layer.heads[0].weights;
    for (let j = 0; j < cols; j++) {
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += data[i * cols + j];
      expect(sum).toBeCloseTo(1, 14);
    }
    expect(Math.abs(sumOfRow(run, 0) - 1)).toBeGreaterThan(0.01);
  });

  it('key-for-value blends keys, and needs d_v = d_k', () => {
    const [head] = withFault('key-for-value').layer.heads;
    const blended = head.weights.data
      .subarray(0, 5)
      .reduce((sum, weight, j) => sum + weight * head.key.data[j * 4], 0);
    expect(head.headOutput.data[0]).toBeCloseTo(blended, 14);
    const unlike = { ...SPECS['multi-query, own sizes'], faults: ['key-for-value' as const] };
    expect(() => runExperiment(unlike)).toThrow('d_v = d_k');
  });

  it('no-maximum-subtraction overflows to NaN, and so does a row with everything masked', () => {
    const loud = { ...plain, edits: [{ address: at({}), value: 5000 }] };
    expect(runExperiment(loud).layer.heads[0].weights.data[0]).toBe(1);
    const naive = runExperiment({ ...loud, faults: ['no-maximum-subtraction'] });
    expect(naive.layer.heads[0].weights.data[0]).toBeNaN();
    const blocked = { ...SPECS['painted mask'], faults: ['no-maximum-subtraction' as const] };
    expect(runExperiment(blocked).layer.heads[0].weights.data[2 * 5]).toBeNaN();
    expect(runExperiment(SPECS['painted mask']).layer.heads[0].weights.data[2 * 5]).toBe(0);
  });
});

describe('ablations', () => {
  it('a token gets no attention, the others share it', () => {
    const run = runExperiment({ ...plain, ablations: [{ kind: 'token', token: 2 }] });
    for (const { weights } of run.layer.heads)
      for (let i = 0; i < 5; i++) expect(weights.data[i * 5 + 2]).toBe(0);
    expect(sumOfRow(run, 0)).toBeCloseTo(1, 14);
  });

  it('a head adds nothing, a value gives nothing', () => {
    const head = runExperiment({ ...plain, ablations: [{ kind: 'head', layer: 0, head: 1 }] });
    expect(head.layer.heads[1].headOutput.data.every((value) => value === 0)).toBe(true);
    const ablations = [{ kind: 'value', layer: 0, head: 0, token: 3 } as const];
    const value = runExperiment({ ...plain, ablations });
    expect([...value.layer.heads[0].value.data.subarray(12, 16)]).toEqual([0, 0, 0, 0]);
    expect(
      sameDigits(value.layer.heads[0].weights, runExperiment(plain).layer.heads[0].weights),
    ).toBe(true);
  });

  it('must be of this experiment', () => {
    const ablations = [{ kind: 'token', token: 5 } as const];
    expect(() => runExperiment({ ...plain, ablations })).toThrow('not in this experiment');
    expect(DEFAULT_SPEC.ablations).toEqual([]);
  });
});
