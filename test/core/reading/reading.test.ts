import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, softmaxRows, type Matrix } from '#core/attention';
import { ALL_PIECES, cellsOf, groupTokens, readWeights, type Reading } from '#core/experiment';

const token = fc.constantFrom('the', 'bank', '##s', '##ed', 'un', '[UNK]', '[SEP]', '.');
const sentence = fc
  .array(token, { minLength: 1, maxLength: 9 })
  .map((tokens) => ['[CLS]', ...tokens, '[SEP]']);
const reading: fc.Arbitrary<Reading> = fc.record({ words: fc.boolean(), special: fc.boolean() });
/** A sentence with weights that a softmax made. */
const weighted = sentence.chain((tokens) =>
  fc
    .array(fc.double({ min: -6, max: 6, noNaN: true }), {
      minLength: tokens.length ** 2,
      maxLength: tokens.length ** 2,
    })
    .map((scores) => ({
      tokens,
      weights: softmaxRows(matrix(tokens.length, tokens.length, Float64Array.from(scores))),
    })),
);
const sumOf = ({ cols, data }: Matrix, row: number) =>
  data.subarray(row * cols, (row + 1) * cols).reduce((sum, weight) => sum + weight, 0);

describe('tokens as they are read', () => {
  it('each shown token is in one group, in its order, and hidden ones are in none', () => {
    fc.assert(
      fc.property(sentence, reading, (tokens, how) => {
        const places = groupTokens(tokens, how).flatMap((group) => group.places);
        const hidden = (one: string) => !how.special && ['[CLS]', '[SEP]'].includes(one);
        expect(places).toEqual([...tokens.keys()].filter((place) => !hidden(tokens[place])));
      }),
    );
  });

  it('pieces that go on with a word are joined to it; a typed special token is no word', () => {
    const tokens = ['[CLS]', '##s', 'em', '##bank', '##ment', '.', '[UNK]', '##s', '[SEP]'];
    const read = (how: Reading) => groupTokens(tokens, how).map(({ text }) => text);
    expect(read({ words: true, special: true })).toEqual([
      ...['[CLS]', '##s', 'embankment', '.', '[UNK]s', '[SEP]'],
    ]);
    expect(read({ words: true, special: false })).toEqual(['##s', 'embankment', '.', '[UNK]s']);
    expect(read(ALL_PIECES)).toEqual(tokens);
  });
});

describe('weights as they are read', () => {
  it('a row and what is hidden of it sum to 1', () => {
    fc.assert(
      fc.property(weighted, reading, ({ tokens, weights }, how) => {
        const read = readWeights(weights, tokens, tokens, how);
        read.rows.forEach((_, row) => {
          expect(sumOf(read.weights, row) + read.hidden[row]).toBeCloseTo(1, 12);
          if (how.special) expect(read.hidden[row]).toBe(0);
        });
      }),
    );
  });

  it('read piece by piece they are as they were', () => {
    fc.assert(
      fc.property(weighted, ({ tokens, weights }) => {
        expect(readWeights(weights, tokens, tokens, ALL_PIECES).weights).toEqual(weights);
      }),
    );
  });

  it('each number is the sum over the asked word’s pieces, on the mean over the asking word’s', () => {
    fc.assert(
      fc.property(weighted, reading, ({ tokens, weights }, how) => {
        const read = readWeights(weights, tokens, tokens, how);
        read.weights.data.forEach((value, i) => {
          const [row, col] = [Math.floor(i / read.cols.length), i % read.cols.length];
          const made = cellsOf(read, row, col);
          const sum = made.reduce(
            (all, cell) => all + weights.data[cell.row * weights.cols + cell.col],
            0,
          );
          expect(value).toBeCloseTo(sum / read.rows[row].places.length, 12);
        });
      }),
    );
  });
});
