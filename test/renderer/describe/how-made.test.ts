import { expect, test } from 'vitest';
import { DEFAULT_SPEC, runExperiment, type ExperimentSpec } from '#core/experiment';
import { howMade, type HowMade } from '#renderer/describe/how-made.ts';
import { shownOf } from '../support.ts';

const lines = (made: HowMade | null) =>
  made?.lines.map((line) => line.map(({ text }) => text).join('')) ?? [];
const causal: ExperimentSpec = { ...DEFAULT_SPEC, mask: { kind: 'causal' } };
const CELL = { row: 7, col: 1 };

test('nothing picked, nothing told', () => {
  expect(howMade(shownOf(DEFAULT_SPEC, 'weights', null))).toBeNull();
});

test('a weight is its numerator over the sum of its row', () => {
  const [share] = lines(howMade(shownOf(DEFAULT_SPEC, 'weights', CELL)));
  const [, numerator, denominator] = share.match(/= ([\d.]+) ⁄ ([\d.]+)$/u)!.map(Number);
  const { weights } = runExperiment(DEFAULT_SPEC).layer.heads[0];
  expect(numerator / denominator).toBeCloseTo(weights.data[7 * 10 + 1], 3);
});

test('large scores are told less the maximum of the row, as they are computed', () => {
  const sharp: ExperimentSpec = { ...DEFAULT_SPEC, temperature: 0.05 };
  const made = howMade(shownOf(sharp, 'weights', { row: 3, col: 7 }));
  expect(lines(made)[0]).toMatch(/ − [\d.]+ ⁄ Σ/u);
  expect(lines(made).join()).not.toMatch(/∞|not a number/u);
});

test('a score unfolds into all of its products', () => {
  const made = howMade(shownOf(DEFAULT_SPEC, 'scores', CELL));
  const sum = made!.terms!.list.reduce((total, { left, right }) => total + left * right, 0);
  const { scores } = runExperiment(DEFAULT_SPEC).layer.heads[0];
  expect(made!.terms!.list).toHaveLength(8);
  expect(sum).toBeCloseTo(scores.data[7 * 10 + 1], 12);
});

test('the scaled score names what it is divided by', () => {
  const spec: ExperimentSpec = { ...DEFAULT_SPEC, temperature: 2 };
  expect(lines(howMade(shownOf(spec, 'scaled', CELL)))[0]).toMatch(
    /q·k ÷ √8 ÷ T = .+ ÷ 2\.83 ÷ 2$/u,
  );
  const bare: ExperimentSpec = { ...DEFAULT_SPEC, scaling: { kind: 'none' } };
  expect(howMade(shownOf(bare, 'scaled', CELL))?.note).toContain('Nothing is divided');
});

test('a masked number says why', () => {
  for (const stage of ['masked', 'weights'] as const) {
    const made = howMade(shownOf(causal, stage, { row: 1, col: 4 }));
    expect(made!.note).toContain('“the” (5) comes after “cat” (2)');
  }
});

test('a blocked row is explained, not divided by zero', () => {
  const shown = { ...shownOf(DEFAULT_SPEC, 'weights', CELL), blocked: [7] };
  expect(howMade(shown)!.note).toContain('0 ÷ 0');
});

test('a head output is weights times values', () => {
  const made = howMade(shownOf(DEFAULT_SPEC, 'headOutput', { row: 7, col: 3 }));
  const sum = made!.terms!.list.reduce((total, { left, right }) => total + left * right, 0);
  const { headOutput } = runExperiment(DEFAULT_SPEC).layer.heads[0];
  expect(sum).toBeCloseTo(headOutput.data[7 * 8 + 3], 12);
});

test('a joined output names the head it comes from', () => {
  const made = howMade(shownOf(DEFAULT_SPEC, 'concat', { row: 0, col: 10 }));
  expect(lines(made)).toEqual(['head 2, its dimension 3, unchanged']);
});
