import { defineStore } from 'pinia';
import { usePicture } from './picture.ts';

/** A picture that took longer than this has numbers whose explanation waits until the hand rests, milliseconds. */
const SWIFT = 6;
/** How long a hand rests before anything but its picture is computed, milliseconds. */
const REST = 180;

/** When to compute what goes beside the picture: at once while that is cheap, else when the hand rests. */
export const useRest = defineStore('rest', () => {
  const picture = usePicture();
  const timers = new Map<() => void, ReturnType<typeof setTimeout>>();

  /** Calls `what` now, or later; of several calls with the same function meanwhile the last one counts. */
  function then(what: () => void, wait = REST): void {
    drop(what);
    if (wait === REST && (picture.shown?.elapsed ?? 0) <= SWIFT) return what();
    timers.set(
      what,
      setTimeout(() => {
        timers.delete(what);
        what();
      }, wait),
    );
  }

  /** Forgets what was put off. */
  function drop(what: () => void): void {
    clearTimeout(timers.get(what));
    timers.delete(what);
  }

  return { then, drop };
});
