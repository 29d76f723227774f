import { useElementSize, useScroll } from '@vueuse/core';
import { computed, type ComputedRef, type Ref } from 'vue';

/** Rows kept above and below those in sight, so that a quick hand finds them there. */
const SPARE = 6;

/** Which rows of a long list are in sight of its scrolling element: from (included) to (excluded). */
export function useWindow(
  scroller: Ref<HTMLElement | null>,
  count: ComputedRef<number>,
  rowHeight: number,
) {
  const { y } = useScroll(scroller);
  const { height } = useElementSize(scroller);
  const from = computed(() =>
    Math.max(0, Math.min(Math.floor(y.value / rowHeight), count.value - 1) - SPARE),
  );
  const to = computed(() =>
    Math.min(count.value, Math.ceil((y.value + height.value) / rowHeight) + SPARE),
  );
  return { from, to };
}
