import { watch } from 'vue';
import type { Shown } from '#renderer/stores/look/picture.ts';

/** Calls `painted` once the frame of a new picture is on the screen: in the task after the frame that shows it. */
export function usePainted(shown: () => Shown, painted: (began: number) => void): void {
  let reported = NaN;
  watch(
    shown,
    ({ began }) => {
      if (began === reported) return;
      reported = began;
      requestAnimationFrame(() => setTimeout(() => painted(began)));
    },
    { flush: 'post' },
  );
}
