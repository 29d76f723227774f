import { expect, test } from 'vitest';
import { fileName } from '#renderer/describe/file-name.ts';

test('a name that every system takes', () => {
  expect(fileName('What does “it” mean?', 'Weights', 'head 1')).toBe(
    'what-does-it-mean-weights-head-1',
  );
  expect(fileName('../../etc/passwd', 'C:\\x')).toBe('etc-passwd-c-x');
  expect(fileName('שלום עולם')).toBe('שלום-עולם');
});

test('nothing to be named after is called attention', () => {
  expect(fileName('', '???')).toBe('attention');
});

test('a long name is cut', () => {
  expect([...fileName('word '.repeat(100))].length).toBeLessThanOrEqual(80);
});
