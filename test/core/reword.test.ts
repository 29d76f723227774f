import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DEFAULT_SPEC,
  fitSpec,
  insertWords,
  moveWord,
  replaceWord,
  wordAt,
  tokenize,
  type ExperimentSpec,
} from '#core/experiment';

const TEXT = 'The cat, sat.';

test('a word is replaced, taken away, put in and moved, with the spaces of the sentence', () => {
  expect(replaceWord(TEXT, 1, 'dog').text).toBe('The dog, sat.');
  expect(replaceWord(TEXT, 1, 'big  dog')).toEqual({
    text: 'The big  dog, sat.',
    moves: [0, 1, 3, 4, 5],
  });
  expect(replaceWord(TEXT, 1, ' ')).toEqual({ text: 'The, sat.', moves: [0, null, 1, 2, 3] });
  expect(insertWords(TEXT, 0, 'Now').text).toBe('Now The cat, sat.');
  expect(insertWords(TEXT, 5, 'Yes!').text).toBe('The cat, sat. Yes!');
  expect(moveWord(TEXT, 1, 2)).toEqual({ text: 'The, cat sat.', moves: [0, 2, 1, 3, 4] });
  expect(moveWord('a b', 0, 1).text).toBe('b a');
  expect(moveWord('a b - c', 2, 1).text).toBe('a - b c');
});

test('words never run into each other, whatever is put where', () => {
  const piece = fc.constantFrom('a', 'don’t', '-', '’', '3', '.', ',', '5', '🦊', 'é', '“', 'b2');
  const gap = fc.constantFrom('', ' ', '  ');
  const sentence = fc
    .array(fc.tuple(piece, gap), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(sentence, sentence, fc.nat(), fc.nat(), (text, words, a, b) => {
      const old = tokenize(text);
      const come = tokenize(words);
      const [i, j] = [a % old.length, b % old.length];
      expect(tokenize(replaceWord(text, i, words).text)).toEqual(old.toSpliced(i, 1, ...come));
      expect(tokenize(insertWords(text, i, words).text)).toEqual(old.toSpliced(i, 0, ...come));
      const moved = moveWord(text, i, j);
      expect(tokenize(moved.text)).toEqual(old.toSpliced(i, 1).toSpliced(j, 0, old[i] ?? ''));
      expect(moved.moves.map((to) => to !== null && tokenize(moved.text)[to])).toEqual(old);
    }),
  );
});

test('what belongs to one of two equal words goes with that one', () => {
  const spec: ExperimentSpec = {
    ...DEFAULT_SPEC,
    text: 'the cat the mat',
    mask: { kind: 'painted', rows: ['1000', '1100', '1110', '1111'] },
    ablations: [{ kind: 'token', token: 2 }],
    edits: [
      { address: { layer: 0, stage: 'embeddings', head: 0, row: 0, col: 3 }, value: 2 },
      { address: { layer: 0, stage: 'scores', head: 1, row: 2, col: 3 }, value: 5 },
    ],
  };
  const { text, moves } = moveWord(spec.text, 2, 0);
  const fitted = fitSpec(spec, { ...spec, text }, { text: moves }).spec;
  expect(text).toBe('the the cat mat');
  expect(fitted.ablations).toEqual([{ kind: 'token', token: 0 }]);
  expect(fitted.edits.map(({ address: { row, col } }) => [row, col])).toEqual([
    [1, 3],
    [0, 3],
  ]);
  expect(fitted.mask).toMatchObject({ rows: ['1110', '0100', '0110', '1111'] });
});

test('a word is found by its place, and none where there is none', () => {
  expect(wordAt('The cat sat', 1)).toBe('cat');
  expect(wordAt('The cat sat', 3)).toBeUndefined();
  expect(wordAt('', 0)).toBeUndefined();
});
