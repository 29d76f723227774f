import { useElementSize, useEventListener } from '@vueuse/core';
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';

/** What wide figures need to know of the page, and what they do to the column beside the text. */
export interface WideFigures {
  /** How wide a figure may be, pixels. */
  readonly room: ComputedRef<number>;
  /** Whether one lies over the column beside the text. */
  readonly covered: Ref<boolean>;
}

/** The least distance of a wide figure from the right edge of the page, pixels. */
const EDGE = 24;

/** Room for figures that are wider than the text: they may go over the column beside it, which then steps back. */
export function useWideFigures(
  scroller: Ref<HTMLElement | null>,
  body: Ref<HTMLElement | null>,
): WideFigures {
  const page = useElementSize(scroller);
  const text = useElementSize(body);
  const covered = ref(false);

  const room = computed(() => {
    // The text begins inside of the body's own padding.
    const { value: element } = body;
    if (!element || page.width.value === 0) return 0;
    const padding = Number.parseFloat(getComputedStyle(element).paddingLeft) || 0;
    const margin = (page.width.value - text.width.value - 2 * padding) / 2;
    return Math.floor(page.width.value - Math.max(0, margin) - padding - EDGE);
  });

  let frame = 0;
  function look(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const aside = body.value?.querySelector('aside')?.getBoundingClientRect();
      const figures = [...(body.value?.querySelectorAll('[data-wide]') ?? [])];
      covered.value =
        aside !== undefined &&
        figures
          .map((figure) => figure.getBoundingClientRect())
          .some(
            ({ right, top, bottom }) =>
              right > aside.left && top < aside.bottom && bottom > aside.top,
          );
    });
  }
  useEventListener(scroller, 'scroll', look, { passive: true });
  watch([text.height, room], look, { flush: 'post' });

  return { room, covered };
}
