import { expect, test } from 'vitest';
import { ranked, rowProof, rowSentence } from '#renderer/describe/row.ts';

const WORDS = ['the', 'cat', 'sat', 'down'];

test('words by weight, equal ones in the order of the sentence', () => {
  expect(ranked([0.1, 0.5, 0.2, 0.2], WORDS).map(({ word }) => word)).toEqual([
    'cat',
    'sat',
    'down',
    'the',
  ]);
});

test('a row in one sentence', () => {
  const sentence = rowSentence('sat', [0.1, 0.5, 0.25, 0.15], WORDS, false).replaceAll(
    '\u00a0',
    ' ',
  );
  expect(sentence).toBe(
    '“sat” looks 50 % at cat, 25 % at sat, 15 % at down, and 10 % at the other one; entropy 1.74 bit.',
  );
});

test('a row is told with the decimals that are set', () => {
  const sentence = rowSentence('sat', [0.123456, 0.876544, 0, 0], WORDS, false, 4);
  expect(sentence.replaceAll('\u00a0', ' ')).toBe(
    '“sat” looks 87.65 % at cat, 12.35 % at the; entropy 0.5392 bit.',
  );
});

test('where a share goes to hidden words, that is said in place of the entropy', () => {
  const sentence = rowSentence('sat', [0.5, 0.25], ['cat', 'sat'], false, 2, 0.25);
  expect(sentence.replaceAll('\u00a0', ' ')).toBe(
    '“sat” looks 50 % at cat, 25 % at sat; 25 % at what is hidden.',
  );
});

test('masked words are not named, and a blocked row says so', () => {
  expect(rowSentence('the', [1, 0, 0, 0], WORDS, false)).toContain('at the; entropy');
  expect(rowSentence('the', [0, 0, 0, 0], WORDS, true)).toContain('may look at no word');
});

test('the proof adds up what is shown', () => {
  expect(rowProof([0.25, 0.75])).toEqual({ sum: 1, difference: 0 });
  expect(rowProof([0.25, 0.5]).difference).toBe(0.25);
});
