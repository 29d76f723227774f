import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newestWins } from '#renderer/stores/asking/newest-wins.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A queue whose questions take as long as they say, and that writes down what happened. */
function watched(took: (input: number) => number) {
  const log: string[] = [];
  const queue = newestWins<number, number>({
    patience: 400,
    ask(input, signal) {
      log.push(`ask ${input}`);
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => {
          log.push(`abort ${input}`);
          reject(new Error('aborted'));
        });
        setTimeout(() => resolve(input * 10), took(input));
      });
    },
    answered: (input, out) => log.push(`answer ${input} = ${out}`),
    failed: (input) => log.push(`fail ${input}`),
  });
  return { queue, log };
}

test('one question runs, only the newest waits', async () => {
  const { queue, log } = watched(() => 100);
  for (const input of [1, 2, 3, 4]) queue.push(input);
  await vi.advanceTimersByTimeAsync(250);
  expect(log).toEqual(['ask 1', 'answer 1 = 10', 'ask 4', 'answer 4 = 40']);
});

test('a slow question that holds a newer one up is given up', async () => {
  const { queue, log } = watched((input) => (input === 1 ? 10_000 : 100));
  queue.push(1);
  queue.push(2);
  await vi.advanceTimersByTimeAsync(600);
  expect(log).toEqual(['ask 1', 'abort 1', 'ask 2', 'answer 2 = 20']);
});

test('a slow question that nothing waits for is let finish', async () => {
  const { queue, log } = watched(() => 2_000);
  queue.push(1);
  await vi.advanceTimersByTimeAsync(2_100);
  expect(log).toEqual(['ask 1', 'answer 1 = 10']);
});

test('a long drag over slow questions still gets answers', async () => {
  const { queue, log } = watched(() => 1_000);
  for (let i = 0; i < 50; i++) {
    queue.push(i);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(log.filter((line) => line.startsWith('answer')).length).toBeGreaterThanOrEqual(2);
});

test('dropping gives up what runs and forgets what waits', async () => {
  const { queue, log } = watched(() => 100);
  queue.push(1);
  queue.push(2);
  queue.drop();
  queue.push(3);
  await vi.advanceTimersByTimeAsync(500);
  expect(log).toEqual(['ask 1', 'abort 1', 'ask 3', 'answer 3 = 30']);
});
