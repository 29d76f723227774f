import { describe, expect, it } from 'vitest';
import { presetSpec, runExperiment, stageOf } from '#core/experiment';
import { evaluate, formatValue, parseComputed } from '#core/lessons';

const scope = { run: (id: string) => runExperiment(presetSpec(id)), variables: { T: 2 } };
const value = (text: string) => evaluate(parseComputed(text).expression, scope);
const shown = (text: string) => {
  const { expression, format } = parseComputed(text);
  return formatValue(evaluate(expression, scope), format);
};

describe('cells of an experiment', () => {
  const run = runExperiment(presetSpec('cat-tired'));
  const weights = stageOf(run, 'weights', 0, 1);
  const it7 = run.tokens.indexOf('it') * weights.cols;

  it('finds a cell by its words, with layer and head counted from 1', () => {
    expect(value('weight(cat-tired, layer 2, head 1, it -> cat)')).toBe(weights.data[it7 + 1]);
    expect(value('weight(cat-tired, head 1, layer 2, 8 → 2)')).toBe(weights.data[it7 + 1]);
    expect(value('cell(weights, cat-tired, layer 2, it -> ".")')).toBe(weights.data[it7 + 10]);
  });
  it('gives a row, a column and the whole stage', () => {
    const row = Array.from(weights.data.subarray(it7, it7 + weights.cols));
    expect(value('weights(cat-tired, layer 2, it)')).toEqual(row);
    expect(value('weights(cat-tired, layer 2, all -> cat)')).toHaveLength(run.tokens.length);
    expect(value('queries(two-keys)')).toEqual([[1, 2]]);
    expect(value('most(cat-tired, layer 2, it)')).toBe('cat');
  });
  it('tells occurrences of a word apart, and asks which is meant', () => {
    expect(value('weight(cat-tired, The -> the)')).toBe(stageOf(run, 'weights', 0).data[4]);
    expect(value('weight(bank-river, the#2 -> of)')).toBe(
      stageOf(runExperiment(presetSpec('bank-river')), 'weights', 0).data[6 * 9 + 5],
    );
    expect(() => value('weight(bank-river, the#3 -> I)')).toThrow('there 2 times, not 3');
    expect(() => value('weight(bank-river, the -> I)')).toThrow('write the#1');
  });
  it.each([
    ['weight(cat-tired, it -> dog)', '“dog” is not in the sentence'],
    ['weight(cat-tired, layer 3, it -> cat)', 'There is no layer 3'],
    ['weight(cat-tired, head 9, it -> cat)', 'There is no head 9'],
    ['weight(cat-tired, it -> 99)', 'the last is 11'],
    ['query(cat-tired, it -> cat)', 'has no word'],
    ['weight(nowhere, it -> cat)', 'no preset “nowhere”'],
    ['colour(cat-tired)', 'no function “colour”'],
    ['cell(mood, cat-tired, it)', 'no stage “mood”'],
  ])('%s says what is wrong', (text, message) => {
    expect(() => value(text)).toThrow(message);
  });
});

describe('arithmetic', () => {
  it.each<[string, number | number[]]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) × 3', 9],
    ['−2 ^ 2', -4],
    ['2 ^ 3 ^ 2', 512],
    ['10 - 3 - 2', 5],
    ['[30, 25, −10, 5] / 8', [3.75, 3.125, -1.25, 0.625]],
    ['sum([1, 2] * [3, 4])', 11],
    ['dot([1, 2], [0, 2])', 4],
    ['softmax([1, 1])', [0.5, 0.5]],
    ['entropy([0.25, 0.25, 0.25, 0.25])', 2],
    ['variance([2, 4, 4, 4, 5, 5, 7, 9])', 4],
    ['argmax([1, 3, 2])', 2],
    ['item([7, 8], T)', 8],
    ['dK(two-keys) * heads(cat-tired)', 6],
    ['round(2/3, 3)', 0.667],
    ['norm([3, 4])', 5],
  ])('%s', (text, expected) => expect(value(text)).toEqual(expected));

  it.each([
    '1 +',
    '(1',
    'sum(1, 2)',
    '[1, 2] + [1]',
    'dot([1], [1, 2])',
    'unknown',
    'sqrt()',
    '1 2',
    'softmax([1], 0)',
    'max([])',
    '1 | percent 99',
    '1 | stars',
    `${'('.repeat(60)}1${')'.repeat(60)}`,
    '',
  ])('refuses %s', (text) => expect(() => shown(text)).toThrow());
});

it('writes numbers as the rest of the lab does', () => {
  expect(shown('2/3 | percent 1')).toBe('66.7\u00a0%');
  expect(shown('0 - 2/3')).toBe('−0.667');
  expect(shown('[1, 0.5] | decimal 2')).toBe('[1.00, 0.50]');
  expect(shown('123456 | significant 2')).toBe('123456');
  expect(shown('4')).toBe('4');
});
