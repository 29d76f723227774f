// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { steadySender } from '#renderer/stores/asking/steady-sender.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A disk that takes what is sent when it is told to. */
function slowDisk() {
  let state = 0;
  const taken: (() => void)[] = [];
  const sent: number[] = [];
  const sender = steadySender(() => {
    sent.push(state);
    return new Promise((done) => taken.push(done));
  });
  const change = () => {
    state++;
    sender.changed();
    return vi.advanceTimersByTimeAsync(0);
  };
  return { sender, sent, change, take: () => taken.shift()?.() };
}

test('the first change goes at once, what follows quickly goes together', async () => {
  const { sent, change, take } = slowDisk();
  await change();
  take();
  await change();
  await change();
  expect(sent).toEqual([1]);
  await vi.advanceTimersByTimeAsync(250);
  expect(sent).toEqual([1, 3]);
});

test('a slow disk is behind by no more than one', async () => {
  const { sent, change, take } = slowDisk();
  for (let i = 0; i < 20; i++) {
    await change();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(sent).toEqual([1]);
  take();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([1, 20]);
});

test('without a change nothing is sent when the page goes away', async () => {
  const { sent, change } = slowDisk();
  window.dispatchEvent(new Event('pagehide'));
  await change();
  await change();
  window.dispatchEvent(new Event('pagehide'));
  window.dispatchEvent(new Event('pagehide'));
  expect(sent).toEqual([1, 2]);
});
