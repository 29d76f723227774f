import { expect, test } from 'vitest';
import { judgeGuess } from '#renderer/describe/judge-guess.ts';

test.each([
  ['0.25', 0.25],
  ['0,25', 0.25],
  ['1/4', 0.25],
  ['25 %', 0.25],
  ['2.5e-1', 0.25],
  ['−0.25', -0.25],
  ['√2/2', Math.SQRT1_2],
  ['-inf', -Infinity],
  ['−∞', -Infinity],
])('%s is read as a number, and is right', (typed, right) => {
  expect(judgeGuess(typed, right, 2, 'en')).toMatchObject({ isNumber: true, near: 'exact' });
});

test('right to the shown digits is exactly right, and not a digit less', () => {
  expect(judgeGuess('0.33', 1 / 3, 2, 'en').near).toBe('exact');
  expect(judgeGuess('0.33', 1 / 3, 3, 'en').near).toBe('close');
});

test('a wrong guess is told how far off it is, on which side, and whether the sign is wrong', () => {
  expect(judgeGuess('3', 2, 2, 'en').text).toBe(
    'It is 2.00: your guess is 1.0 too high, 50 % of it.',
  );
  expect(judgeGuess('-2', 2, 2, 'en').text).toContain('The sign is the other one.');
  expect(judgeGuess('1', 0, 2, 'en').text).toBe('It is 0.00: your guess is 1.0 too high.');
  expect(judgeGuess('1', -Infinity, 2, 'en').text).toBe('It is −∞.');
});

test('what is no number tells nothing of the answer', () => {
  for (const typed of ['', 'cat', '1//2']) {
    const { isNumber, text } = judgeGuess(typed, 0.42, 2, 'en');
    expect([typed, isNumber]).toEqual([typed, false]);
    expect(text).not.toContain('0.42');
  }
});
