import { expect, test } from 'vitest';
import { FAULTS } from '#core/attention';
import { DEFAULT_SPEC, partOf, runExperiment, type ExperimentSpec } from '#core/experiment';
import { faultEvidence } from '#renderer/describe/fault-effect.ts';
import { decimal } from '#renderer/describe/numbers.ts';
import { detailsOf } from '#renderer/stores/look/plan.ts';

const ROW = 4;

function seenOf(spec: ExperimentSpec) {
  const run = runExperiment(spec);
  const look = { layer: 0, stage: 'weights', head: 1, query: ROW, cell: null } as const;
  const parts = new Map(
    detailsOf({ ...look, spec }).map(([name, request]) => [name, partOf(run, request).data]),
  );
  const seen = {
    ...{ word: run.tokens[ROW] ?? '', row: ROW, rows: run.tokens.length },
    ...{ weights: parts.get('weights') ?? null, scores: parts.get('masked') ?? null },
    ...{ key: parts.get('key') ?? null, value: parts.get('value') ?? null },
  };
  return { run, seen };
}

test.each(FAULTS)('the mistake “%s” is seen in a number of the row that is read', (fault) => {
  const spec: ExperimentSpec = { ...DEFAULT_SPEC, mask: { kind: 'causal' }, faults: [fault] };
  expect(faultEvidence(fault, spec, seenOf(spec).seen)).toMatch(/\d/u);
});

test('keys in place of values: what the head gives, and what it would have given', () => {
  const spec: ExperimentSpec = { ...DEFAULT_SPEC, faults: ['key-for-value'] };
  const { run, seen } = seenOf(spec);
  const right = runExperiment(DEFAULT_SPEC);
  const first = (one: typeof run) => {
    const { headOutput } = one.layer.heads[1] ?? {};
    return decimal(headOutput?.data[ROW * headOutput.cols] ?? NaN, 3);
  };
  const text = faultEvidence('key-for-value', spec, seen);
  expect(text).toContain(`begins with ${first(run)},`);
  expect(text).toContain(`would be ${first(right)}.`);
  expect(faultEvidence('key-for-value', spec, seen, 4)).toMatch(
    / \S\d*\.\d{5}, .* \S\d*\.\d{5}\.$/u,
  );
});

test('0 for −∞: the weight on masked and on switched-off words', () => {
  const spec: ExperimentSpec = {
    ...DEFAULT_SPEC,
    faults: ['zero-for-minus-infinity'],
    mask: { kind: 'causal' },
    ablations: [{ kind: 'token', token: 0 }],
  };
  const { seen } = seenOf(spec);
  const leaked = (seen.weights ?? new Float64Array()).reduce(
    (sum, weight, key) => (key === 0 || key > ROW ? sum + weight : sum),
    0,
  );
  expect(faultEvidence('zero-for-minus-infinity', spec, seen)).toContain(decimal(leaked, 3));
});
