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
