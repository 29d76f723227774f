import { expect, test } from 'vitest';
import { tokenize } from '#core/experiment';
import { runningText } from '#renderer/describe/running-text.ts';

const whole = (text: string) =>
  runningText(text, tokenize(text))
    .map(({ before, word }) => before + word)
    .join('');

test('a sentence reads as it was typed', () => {
  for (const text of [
    'The cat sat on the mat, because it was tired.',
    'don’t say “the the”!',
    'naïve café 3.5 👩‍🚀 ok',
    'double  spaces',
  ])
    expect(whole(text)).toBe(text);
});

test('words that are not in the text stand apart', () => {
  expect(runningText('other', ['a', 'b'])).toEqual([
    { before: '', word: 'a' },
    { before: ' ', word: 'b' },
  ]);
});

test('pieces of a trained model stand where their letters are, special tokens apart', () => {
  const tokens = ['[CLS]', 'i', 'like', 'em', '##bank', '##ments', '.', '[SEP]'];
  const read = runningText('I like  Embankments.', tokens).map(({ before, word }) => before + word);
  expect(read).toEqual(['[CLS]', ' i', ' like', '  em', '##bank', '##ments', '.', ' [SEP]']);
});

test('a word that is spelled otherwise keeps the space behind it', () => {
  const read = runningText('Le café noir', ['le', 'cafe', 'noir']);
  expect(read.map(({ before }) => before)).toEqual(['', ' ', ' ']);
});
