import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followWhenFree } from '#renderer/stores/look/follow-when-free.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('what nobody waits for is done at once', () => {
  const act = vi.fn();
  followWhenFree(act).follow(true);
  expect(act).toHaveBeenCalledTimes(1);
});

test('after an edit it is done once its frame is drawn, and once for several edits in a frame', async () => {
  const act = vi.fn();
  const { follow } = followWhenFree(act);
  follow(false);
  follow(false);
  expect(act).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(40);
  expect(act).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(act).toHaveBeenCalledTimes(1);
});

test('what takes long waits until the hand rests', async () => {
  const act = vi.fn(() => void vi.advanceTimersByTime(50));
  const { follow } = followWhenFree(act);
  follow(true);
  await vi.advanceTimersByTimeAsync(0);
  act.mockClear();
  for (let edit = 0; edit < 10; edit++) {
    follow(false);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(act).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(400);
  expect(act).toHaveBeenCalledTimes(1);
});
