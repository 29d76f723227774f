import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contributions, explain, normal, normalFromTable } from '#core/attention';
import { setEncoderSource, setVocabulary } from '#core/encoder';
import { checksumOf, checksOf, checkSteps, fitSpec, rerun, runExperiment } from '#core/experiment';
import { trained, useModelFile } from '../../support/minilm.ts';

const TEXT = 'I sat by the bank of the river.';
let use: () => void;
beforeAll(() => {
  const encoder = useModelFile();
  use = () => setEncoderSource(() => encoder);
});
afterEach(() => use());

describe('an experiment with the trained model', () => {
  it('keeps every stage of every head, and each number is the sum of its terms', () => {
    const run = runExperiment(trained(TEXT));
    expect(run.tokens).toEqual([
      ...['[CLS]', 'i', 'sat', 'by', 'the', 'bank', 'of', 'the', 'river', '.', '[SEP]'],
    ]);
    expect(run.layers.flatMap(({ heads }) => heads)).toHaveLength(72);
    for (const [stage, layer] of [
      ['embeddings', 0],
      ['query', 2],
      ['scores', 3],
      ['weights', 5],
      ['headOutput', 5],
      ['hidden', 1],
      ['activated', 1],
      ['layerOutput', 5],
    ] as const) {
      const told = explain(run, { layer, stage, head: 3, row: 5, col: 4 });
      const sum = told.terms.reduce((all, { value }) => all + value, 0);
      const by = told.divisor.reduce((all, { value }) => all + value, 0);
      expect(told.rule === 'quotient' ? sum / by : sum, stage).toBeCloseTo(told.value, 4);
      expect(told.terms.flatMap(({ sources }) => sources).some(({ address }) => address)).toBe(
        true,
      );
    }
  });

  it('splits an output into weight × value of every token and head', () => {
    const run = runExperiment(trained(TEXT));
    const split = contributions(run, { layer: 4, stage: 'output', head: 0, row: 5, col: 7 });
    expect(split.parts).toHaveLength(12 * 11);
    expect(Math.abs(split.rest)).toBeLessThan(1e-5);
  });

  it('gives the same digits again, alone and after another sentence', () => {
    const digits = checksumOf(runExperiment(trained(TEXT)));
    const other = runExperiment(trained('Something else entirely.'));
    expect(checksumOf(rerun(other, trained(TEXT)))).toBe(digits);
    expect(checksumOf(rerun(runExperiment(trained(TEXT)), trained(TEXT)))).toBe(digits);
  });

  it('follows a head switched off, a token hidden, the temperature, the causal mask and an edited score', () => {
    const plain = runExperiment(trained(TEXT));
    const end = (more: Parameters<typeof trained>[1]) =>
      rerun(plain, trained(TEXT, more)).layers[5].layerOutput.data;
    const same = plain.layers[5].layerOutput.data;
    const ways = [
      { ablations: [{ kind: 'head', layer: 1, head: 4 }] },
      { ablations: [{ kind: 'token', token: 8 }] },
      { temperature: 2 },
      { mask: { kind: 'causal' } },
      { edits: [{ address: { layer: 0, stage: 'scores', head: 2, row: 5, col: 8 }, value: 30 }] },
    ] satisfies Parameters<typeof trained>[1][];
    for (const way of ways) expect(end(way)).not.toEqual(same);
    const causal = rerun(plain, trained(TEXT, { mask: { kind: 'causal' } }));
    expect(causal.layers[3].heads[7].weights.data[1]).toBe(0);
    const off = rerun(plain, trained(TEXT, { ablations: [{ kind: 'head', layer: 1, head: 4 }] }));
    expect(off.layers[1].heads[4].headOutput.data.every((value) => value === 0)).toBe(true);
    // What comes before the change is taken over, not computed anew.
    expect(off.layers[0].layerOutput).toBe(plain.layers[0].layerOutput);
  });

  it('is checked against a second computation to the digits of float32', () => {
    const checks = checksOf(runExperiment(trained('Hello')));
    expect(checks.heads).toHaveLength(72);
    expect(Math.max(...checks.heads.map((one) => one.weightsDifference))).toBeLessThan(1e-5);
    expect(Math.max(...checks.heads.map((one) => one.rowSumError))).toBeLessThan(1e-12);
    expect(checks.terms.difference).toBeLessThan(1e-5);
  });

  it.each([
    ['10,000 words', trained('word '.repeat(10_000)), 'text.too-long'],
    ['only spaces', trained(' \t \u00a0\n '), 'text.empty'],
    ['only control characters', trained('\u0000\u0007\u200b\u202e'), 'text.empty'],
    ['a second sentence', trained(TEXT, { context: 'Hello' }), 'context.encoder'],
    [
      'other sizes',
      trained(TEXT, { model: { ...(trained('').model as object), layers: 5 } as never }),
      'model.changed',
    ],
  ])('refuses %s', (_, spec, code) => {
    expect(() => runExperiment(spec)).toThrow(expect.objectContaining({ code }));
  });

  it('says what is there where nothing can be read, and drops control characters between letters', () => {
    expect(() => runExperiment(trained('\u200b\u0007'))).toThrow(
      /control characters or have no width/u,
    );
    expect(() => runExperiment(trained('  '))).toThrow(/The sentence is empty/u);
    expect(() => runExperiment(trained('word '.repeat(10_000)))).toThrow(
      /10,002 word pieces; this model takes at most 512. Remove 9,490/u,
    );
    const clean = runExperiment(trained('The river bank'));
    const dirty = runExperiment(trained('The\u0000 ri\u200bver\u0007 bank\ufeff'));
    expect(dirty.tokens).toEqual(clean.tokens);
    expect(checksumOf(dirty)).toBe(checksumOf(clean));
  });

  it('computes a sentence of nothing but unknown pieces, and says that all are', () => {
    const run = runExperiment(trained('ⵣⴰⵎ ⴰⵣⵓⵍ ⴼⵍⵍⴰⵡⵏ'));
    expect(run.tokens).toEqual(['[CLS]', '[UNK]', '[UNK]', '[UNK]', '[SEP]']);
    expect(run.unknown).toEqual([1, 2, 3]);
    expect(run.layers[5].layerOutput.data.every(Number.isFinite)).toBe(true);
  });

  it('takes scripts that the vocabulary lacks as unknown, and says which', () => {
    const run = runExperiment(trained('ⵣⴰⵎ means peace'));
    expect(run.tokens).toContain('[UNK]');
    expect(run.unknown).toEqual([1]);
  });

  it('says so where there is no model', () => {
    setEncoderSource(undefined);
    expect(() => runExperiment(trained(TEXT))).toThrow(/no trained model “minilm-l6-v2”/u);
  });
});

describe('changing the sentence of the trained model', () => {
  const before = trained('The bank was closed', {
    edits: [
      { address: { layer: 2, stage: 'scores', head: 3, row: 2, col: 4 }, value: 5 },
      { address: { layer: 2, stage: 'scores', head: 3, row: 3, col: 1 }, value: 6 },
    ],
    ablations: [
      { kind: 'head', layer: 1, head: 4 },
      { kind: 'token', token: 2 },
    ],
    mask: { kind: 'painted', rows: ['101111', ...Array.from({ length: 5 }, () => '111111')] },
  });

  it('leaves out what belonged to single pieces while its vocabulary is not known here', () => {
    const { spec, notes } = fitSpec(before, { ...before, text: 'Other words' });
    expect(spec.ablations).toEqual([{ kind: 'head', layer: 1, head: 4 }]);
    expect(spec.edits).toEqual([]);
    expect(spec.mask).toEqual({ kind: 'none' });
    expect(notes).toHaveLength(2);
    expect(fitSpec(before, { ...before, temperature: 2 }).spec.ablations).toHaveLength(2);
  });

  it('takes edits, switched-off words and a painted mask along with their pieces, and tells what is gone', () => {
    const { pieces } = useModelFile();
    const words = Array.from({ length: 30_522 }, (_, id) => pieces.piece(id));
    setVocabulary('minilm-l6-v2', words, true);
    // A word of several pieces comes in front: what follows moves on.
    const longer = { ...before, text: 'Unhappily the bank was closed' };
    const by = pieces.ids(longer.text).length - 6;
    const moved = fitSpec(before, longer).spec;
    expect(by).toBeGreaterThan(1);
    expect(runExperiment(moved).tokens[2 + by]).toBe('bank');
    expect(moved.ablations[1]).toEqual({ kind: 'token', token: 2 + by });
    expect(moved.edits.map(({ address: { row, col } }) => [row, col])).toEqual([
      [2 + by, 4 + by],
      [3 + by, 1 + by],
    ]);
    // A word goes, and with it what was set of it.
    const { spec, notes } = fitSpec(before, { ...before, text: 'The bank closed' });
    expect(spec.ablations).toEqual(before.ablations);
    expect(spec.edits.map(({ address: { row, col } }) => [row, col])).toEqual([[2, 3]]);
    expect(spec.mask).toMatchObject({
      kind: 'painted',
      rows: ['10111', '11111', '11111', '11111', '11111'],
    });
    expect(notes).toEqual([
      '1 edited cell had no place any more.',
      expect.stringContaining('painted mask'),
    ]);
    // Nothing is lost while the field is empty between two sentences.
    expect(fitSpec(before, { ...before, text: ' ' }).spec.edits).toEqual(before.edits);
  });
});

describe('the checks of one head of the trained model', () => {
  it('look at that head and its layer alone, in steps', () => {
    const run = runExperiment(trained('The bank by the river was closed when we came there.'));
    const only = { layer: 4, head: 7 };
    const steps = checkSteps(run, only);
    const shares: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) shares.push(step.value);
    expect(shares.at(-1)).toBe(1);
    expect(step.value.only).toEqual(only);
    expect(step.value.heads.map(({ layer, head }) => ({ layer, head }))).toEqual([only]);
    expect(step.value.heads[0].weightsDifference).toBeLessThan(1e-5);
    expect(step.value.terms.checked).toBeGreaterThan(100);
    expect(step.value.terms.difference).toBeLessThan(1e-5);
    // Of the other heads nothing was unfolded, and of the later layers nothing computed.
    expect(run.find({ layer: 5, stage: 'output', head: 0 })?.numbers.isComputed).toBe(false);
  });
});

it('the table of the normal distribution is right within 1e-10', () => {
  for (let x = -8; x <= 8; x += 0.00371)
    expect(Math.abs(normalFromTable(x) - normal(x))).toBeLessThan(1e-10);
  expect([normalFromTable(-Infinity), normalFromTable(Infinity), normalFromTable(NaN)]).toEqual([
    0,
    1,
    NaN,
  ]);
});
