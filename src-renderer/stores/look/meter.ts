import { defineStore } from 'pinia';
import { ref } from 'vue';

/** An input older than this is not what is being reacted to, milliseconds. */
const SAME_EDIT = 250;

/** Measures from the person's input event to the painted frame. */
export const useMeter = defineStore('meter', () => {
  const last = ref<number | null>(null);
  let input = -Infinity;

  /** To be called with every event of the person, before anything reacts to it. */
  function felt(event: Event): void {
    input = event.timeStamp;
  }

  /** When the edit that is being reacted to began; NaN when nobody touched anything. */
  function beginning(): number {
    return performance.now() - input < SAME_EDIT ? input : NaN;
  }

  /** The picture of the edit that began then is on the screen. */
  function painted(began: number): void {
    if (Number.isNaN(began)) return;
    const measure = performance.measure('edit → picture', { start: began, end: performance.now() });
    last.value = measure.duration;
    performance.clearMeasures(measure.name);
  }

  return { last, felt, beginning, painted };
});
