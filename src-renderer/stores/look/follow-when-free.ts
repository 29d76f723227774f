import { nextTick } from 'vue';

/** A page out of sight draws no frames: what waits for one then waits this long, milliseconds. */
const WITHOUT_FRAMES = 100;
/** What takes longer than this would hold up the next edit of a moving hand, milliseconds. */
const SHORT = 12;
/** How long a hand rests before it is done then, milliseconds. */
const REST = 350;

/**
 * Does what can wait until the frame of an edit is drawn: in the task after that frame while it is short, else when the
 * hand rests. Of several edits meanwhile it is done once.
 */
export function followWhenFree(act: () => void) {
  let cost = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function now(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const began = performance.now();
    act();
    await nextTick();
    cost = performance.now() - began;
  }

  return {
    /** Does it at once, or when there is time. */
    follow(atOnce: boolean): void {
      if (atOnce) return void now();
      if (cost > SHORT) {
        clearTimeout(timer);
        timer = setTimeout(now, REST);
        return;
      }
      if (timer !== undefined) return;
      timer = setTimeout(now, WITHOUT_FRAMES);
      // After the picture's own wish for the frame, so that it is told of the frame first.
      void nextTick(() =>
        requestAnimationFrame(() => setTimeout(() => timer !== undefined && now())),
      );
    },
  };
}
