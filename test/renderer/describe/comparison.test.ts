import { describe, expect, test } from 'vitest';
import { changedStages, DEFAULT_SPEC, runExperiment, stagesOf } from '#core/experiment';
import {
  largestDifferences,
  leastTold,
  signedDifference,
  stageDifferences,
} from '#renderer/describe/comparison.ts';

function sideOf(change: Partial<typeof DEFAULT_SPEC>) {
  const run = runExperiment({ ...DEFAULT_SPEC, ...change });
  const { tokens, contextTokens, dK, dV, model } = run;
  const sizes = { dK, dV, dModel: model.dModel, heads: model.heads };
  return { run, side: { tokens, contextTokens, ...sizes, stages: [stagesOf(run, 0)] } };
}

describe('how much each stage differs', () => {
  const before = sideOf({});

  test('only what depends on a change', () => {
    const after = sideOf({ temperature: 2 });
    const changed = changedStages(before.run, after.run);
    const stages = stageDifferences(before.side, after.side, changed, 0);
    const of = (name: string) => stages.find(({ info }) => info.stage === name);
    expect(of('scores')).toMatchObject({ share: 0, text: 'the same' });
    expect(of('weights')?.share).toBe(1);
    expect(of('weights')?.text).toMatch(/^400 of 400, at most 0\.\d{3}$/);
    expect(of('wQ')?.share).toBe(0);
    const exact = stageDifferences(before.side, after.side, changed, 0, 4);
    expect(exact.find(({ info }) => info.stage === 'weights')?.text).toMatch(/at most 0\.\d{5}$/);
  });

  test('masked cells are said, not called infinite', () => {
    const after = sideOf({ mask: { kind: 'causal' } });
    const stages = stageDifferences(
      before.side,
      after.side,
      changedStages(before.run, after.run),
      0,
    );
    const masked = stages.find(({ info }) => info.stage === 'masked');
    expect(masked?.text).toBe('180 of 400, masked otherwise');
  });

  test('sentences of unlike length are compared by word, other unlike shapes are called so', () => {
    const after = sideOf({ text: 'only three words' });
    const stages = stageDifferences(before.side, after.side, [], 0);
    const of = (name: string) => stages.find(({ info }) => info.stage === name)?.text;
    expect(of('weights')).toBe('by word');
    expect(of('wQ')).toBe('the same');
    const wider = sideOf({ model: { ...DEFAULT_SPEC.model, dModel: 16 } as never });
    const other = stageDifferences(before.side, wider.side, [], 0);
    expect(other.find(({ info }) => info.stage === 'embeddings')?.text).toBe('another shape');
  });
});

test('the cells that changed most, largest first, whatever their sign', () => {
  const data = Float64Array.of(0, -3, 1, NaN, 2, 0);
  expect(largestDifferences({ cols: 3, data }, 2)).toEqual([
    { row: 0, col: 1, amount: -3 },
    { row: 1, col: 1, amount: 2 },
  ]);
});

test('what would be written as 0 is not listed', () => {
  const data = Float64Array.of(0.0004, -0.0006, 0.2);
  const least = leastTold('weights', 2);
  expect(signedDifference('weights', 0.0004)).toBe('+0.0\u00a0points');
  expect(largestDifferences({ cols: 3, data }, 9, least).map(({ col }) => col)).toEqual([2, 1]);
  expect(leastTold('scores', 3)).toBe(0.0005);
});

test('a difference has its sign; of weights it is in points', () => {
  expect(signedDifference('weights', 0.1234)).toBe('+12.3\u00a0points');
  expect(signedDifference('scores', -1)).toBe('−1.00');
  expect(signedDifference('masked', Infinity)).toBe('+∞');
});
