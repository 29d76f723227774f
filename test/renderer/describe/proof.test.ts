import { expect, test } from 'vitest';
import { checksOf, DEFAULT_SPEC, runExperiment, type ExperimentSpec } from '#core/experiment';
import { proofOf } from '#renderer/describe/proof.ts';

const LOOK = { layer: 0, stage: 'weights', head: 0 } as const;

function proven(more: Partial<ExperimentSpec>) {
  const spec = { ...DEFAULT_SPEC, ...more };
  return proofOf(checksOf(runExperiment(spec)), LOOK, spec);
}

test('what only differs because of a change names the change', () => {
  expect(proven({}).because).toEqual([]);
  expect(proven({ faults: ['key-for-value'] }).because).toEqual(['“K in place of V”']);
  const address = { layer: 0, stage: 'scores', head: 0, row: 1, col: 2 } as const;
  expect(proven({ edits: [{ address, value: 9 }] }).because).toEqual(['S[2, 3] put in by hand']);
  expect(proven({ ablations: [{ kind: 'head', layer: 0, head: 0 }] }).because).toEqual([
    'head 1 of layer 1 switched off',
  ]);
});

test('another input is no difference, and needs no reason', () => {
  const address = { layer: 0, stage: 'wQ', head: 0, row: 1, col: 2 } as const;
  const proof = proven({
    edits: [{ address, value: 9 }],
    ablations: [{ kind: 'token', token: 1 }],
  });
  expect(proof).toMatchObject({ holds: true, because: [] });
});

test('a number that is not the sum of its terms is an error, whatever was changed', () => {
  const spec: ExperimentSpec = { ...DEFAULT_SPEC, faults: ['key-for-value'] };
  const checks = checksOf(runExperiment(spec));
  const broken = { ...checks, terms: { ...checks.terms, difference: 0.5 } };
  expect(proofOf(broken, LOOK, spec)).toMatchObject({ holds: false, because: [] });
});
