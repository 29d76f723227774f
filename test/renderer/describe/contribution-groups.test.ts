import { expect, test } from 'vitest';
import { contributions } from '#core/attention';
import { DEFAULT_SPEC, runExperiment } from '#core/experiment';
import { contributionGroups, otherContributions } from '#renderer/describe/contribution-groups.ts';

const at = { layer: 0, stage: 'output', head: 0, row: 7, col: 3 } as const;
const split = contributions(runExperiment(DEFAULT_SPEC), at);

test.each(['token', 'head'] as const)('groups by %s sum to the number', (by) => {
  const groups = contributionGroups(split, by);
  expect(groups.map(({ index }) => index)).toEqual(groups.map((_, i) => i));
  expect(groups).toHaveLength(by === 'token' ? 10 : 4);
  const sum = groups.reduce((total, { amount }) => total + amount, 0);
  expect(sum).toBeCloseTo(split.total, 12);
});

test('what is above and below 0 makes the amount', () => {
  for (const { amount, above, below } of contributionGroups(split, 'token')) {
    expect(above + below).toBeCloseTo(amount, 14);
    expect(above).toBeGreaterThanOrEqual(0);
    expect(below).toBeLessThanOrEqual(0);
  }
});

test('the largest part of a group comes first', () => {
  const [first] = contributionGroups(split, 'token');
  const sizes = first?.parts.map(({ amount }) => Math.abs(amount)) ?? [];
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});

test('an ordinary output has no other sources; a number put in by hand has', () => {
  expect(otherContributions(split)).toEqual([]);
  const edit = {
    address: { ...at, stage: 'headOutput', head: 1, row: 7, col: 0 } as const,
    value: 9,
  };
  const run = runExperiment({ ...DEFAULT_SPEC, edits: [edit] });
  expect(otherContributions(contributions(run, at)).map(([name]) => name)).toEqual([
    'put in by hand',
  ]);
});
