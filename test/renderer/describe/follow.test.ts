import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { followCell, followToken, wordsOf } from '#renderer/describe/follow.ts';

const words = (text: string) => text.split(' ');
const follow = (before: string, after: string, index: number) =>
  followToken(words(before), words(after), index);

test('a word stays chosen when words are put before or taken away', () => {
  expect(follow('the cat sat', 'the big cat sat', 1)).toBe(2);
  expect(follow('the big cat sat', 'cat sat', 2)).toBe(0);
  expect(follow('the cat sat', 'the cat sat down', 1)).toBe(1);
});

test('a word that is being retyped stays chosen; one that is gone does not', () => {
  expect(follow('the cat sat', 'the ca sat', 1)).toBe(1);
  expect(follow('the cat sat', 'the sat', 1)).toBeNull();
});

test('the place is always one of the new sentence', () => {
  const sentence = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(sentence, sentence, fc.nat(7), (before, after, nat) => {
      const place = followToken(before, after, nat % before.length);
      expect(place === null || (place >= 0 && place < after.length)).toBe(true);
    }),
  );
});

test('a cell is let go when its dimension is gone', () => {
  const wide = wordsOf(DEFAULT_SPEC)!;
  const narrow = wordsOf({ ...DEFAULT_SPEC, model: { ...DEFAULT_SPEC.model, heads: 16 } })!;
  expect(followCell({ row: 1, col: 7 }, 'query', wide, narrow)).toBeNull();
  expect(followCell({ row: 1, col: 1 }, 'query', wide, narrow)).toEqual({ row: 1, col: 1 });
});

test('a sentence without words has none', () => {
  expect(wordsOf({ ...DEFAULT_SPEC, text: '  ' })).toBeNull();
});
