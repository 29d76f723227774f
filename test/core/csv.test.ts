import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SPEC,
  readMatrixCsv,
  rerun,
  runExperiment,
  type ExperimentSpec,
} from '#core/experiment';

const what = 'word vectors';

describe('numbers as text', () => {
  it.each([
    [
      '1,2\n3,4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      '1;2,5\r\n-3;4e-1\n\n',
      [
        [1, 2.5],
        [-3, 0.4],
      ],
    ],
    [
      '\uFEFF"1"\t2\n.5\t−4',
      [
        [1, 2],
        [0.5, -4],
      ],
    ],
  ])('%j', (text, rows) => {
    expect(readMatrixCsv(text, { what })).toEqual(rows);
  });

  it.each([
    ['', 'csv.empty', /no numbers/],
    ['1,2\n3,x', 'csv.number', /Line 2, column 2: “x”/],
    ['1,,3', 'csv.number', /Line 1, column 2: nothing/],
    ['1,2\n3', 'csv.ragged', /Line 2 has 1 number, the first line has 2/],
    ['1,Infinity', 'csv.number', /column 2/],
    ['1,1e999', 'csv.number', /column 2/],
    ['1,NaN', 'csv.number', /Line 1, column 2: “NaN”/],
    ['constructor,1', 'csv.number', /Line 1, column 1: “constructor”/],
    ['0x10,1', 'csv.number', /column 1/],
  ])('%j is refused with its place', (text, code, message) => {
    expect(() => readMatrixCsv(text, { what })).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) as unknown }),
    );
  });

  it('too large a text is refused before it is read', () => {
    expect(() => readMatrixCsv('1,'.repeat(5_000_001), { what })).toThrow(
      expect.objectContaining({
        code: 'csv.too-large',
        message: expect.stringContaining('10,000,002 characters') as unknown,
      }),
    );
  });

  it.each([
    [{ rows: 3 }, /There are 2 lines; word vectors need 3/],
    [{ cols: 3 }, /Line 1 has 2 numbers; word vectors need 3/],
    [{ maxCols: 1 }, /up to 1 in a line/],
  ])('of another shape than %o is refused', (shape, message) => {
    expect(() => readMatrixCsv('1,2\n3,4', { ...shape, what })).toThrow(
      expect.objectContaining({
        code: 'csv.shape',
        message: expect.stringMatching(message) as unknown,
      }),
    );
  });
});

describe('one-hot word vectors', () => {
  const spec = (text: string, context: string | null = null, dModel = 8): ExperimentSpec => ({
    ...DEFAULT_SPEC,
    ...{ text, context },
    model: { kind: 'seeded', seed: 1, dModel, heads: 2, positions: 'none', words: 'one-hot' },
  });
  const columns = (s: ExperimentSpec, which: 'text' | 'context') => {
    const { words } = runExperiment(s).embedded[which];
    return Array.from({ length: words.rows }, (_, i) =>
      Array.from(words.data.subarray(i * words.cols, (i + 1) * words.cols)).indexOf(1),
    );
  };

  it('have one column a word, whatever its case, in the order of the sentence', () => {
    expect(columns(spec('The cat the dog'), 'text')).toEqual([0, 1, 0, 2]);
    const { data } = runExperiment(spec('The cat the dog')).embedded.text.words;
    expect(data.reduce((sum, one) => sum + one, 0)).toBe(4);
  });

  it('share their columns with the second sentence, also after the first one changed', () => {
    expect(columns(spec('a cat', 'cat and dog'), 'context')).toEqual([1, 2, 3]);
    const before = runExperiment(spec('a cat', 'cat and dog'));
    const after = rerun(before, spec('cat a', 'cat and dog'));
    expect(after.embedded.context.words.data).toEqual(
      runExperiment(spec('cat a', 'cat and dog')).embedded.context.words.data,
    );
  });

  it('say how many columns they need', () => {
    expect(() => runExperiment(spec('a b c d e', null, 4))).toThrow(
      expect.objectContaining({
        code: 'embeddings.one-hot',
        message: expect.stringContaining('d_model of at least 5') as unknown,
      }),
    );
  });
});
