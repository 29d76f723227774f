import { useEventListener, useResizeObserver } from '@vueuse/core';
import { nextTick, onScopeDispose, ref, watch, type Ref } from 'vue';
import type { Lesson } from '#core/lessons';
import { useReading } from '#renderer/stores/lesson/reading.ts';

/** While an opened lesson settles (fonts, diagrams), its place is held, milliseconds. */
const SETTLING = 1_500;

/**
 * Keeps a lesson's reading place: goes to it when the lesson opens, follows the hand, holds it when the page changes its
 * size. `scroller` is what scrolls, `body` what the blocks are in, `whole` whether all of them are there yet.
 */
export function usePlace(
  lesson: Ref<Lesson | null>,
  scroller: Ref<HTMLElement | null>,
  body: Ref<HTMLElement | null>,
  whole: Ref<boolean>,
) {
  const reading = useReading();
  /** The heading that is being read. */
  const section = ref<string | null>(null);
  let ready = false;
  let heldUntil = 0;

  const blocks = () => [...(body.value?.querySelectorAll<HTMLElement>('[data-block]') ?? [])];
  const find = (id: string) =>
    body.value?.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`) ?? null;

  /** The distance of a block's upper edge from the upper edge of what is seen. */
  function offsetOf(block: HTMLElement): number {
    const top = scroller.value?.getBoundingClientRect().top ?? 0;
    return block.getBoundingClientRect().top - top;
  }

  function scrollTo(id: string, offset: number): boolean {
    const block = find(id);
    if (!block || !scroller.value) return false;
    scroller.value.scrollTop += offsetOf(block) - offset;
    return true;
  }

  /** Goes to a heading, and leaves the focus there. */
  function goTo(id: string): void {
    if (!scrollTo(id, 24)) return;
    find(id)?.focus({ preventScroll: true });
    remember();
  }

  function restore(id: string): void {
    const place = reading.placeOf(id);
    const found = place !== null && scrollTo(place.block, place.offset);
    if (!found && scroller.value) scroller.value.scrollTop = 0;
  }

  function remember(): void {
    const open = lesson.value;
    const page = scroller.value;
    if (!ready || !open || !page) return;
    const all = blocks();
    const first = all.find((block) => offsetOf(block) + block.offsetHeight > 0);
    if (!first) return;
    const heading = all.findLast(
      (block) => /^H[23]$/u.test(block.tagName) && offsetOf(block) < page.clientHeight / 3,
    );
    section.value = heading?.dataset['block'] ?? null;
    const seen = Math.min(1, (page.scrollTop + page.clientHeight) / Math.max(page.scrollHeight, 1));
    const { done = false } = reading.placeOf(open.id) ?? {};
    reading.keep(open.id, {
      block: first.dataset['block'] ?? '',
      offset: offsetOf(first),
      seen,
      done,
    });
  }

  let frame = 0;
  useEventListener(
    scroller,
    'scroll',
    () => {
      if (performance.now() < heldUntil) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(remember);
    },
    { passive: true },
  );
  // The hand has the say: whatever it does ends the settling.
  for (const type of ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const)
    useEventListener(scroller, type, () => (heldUntil = 0), { passive: true });

  useResizeObserver([body, scroller], () => {
    if (ready && lesson.value) restore(lesson.value.id);
  });

  watch(
    [() => lesson.value?.id, scroller, body, () => reading.loaded, whole],
    async ([id, , , loaded, there]) => {
      ready = false;
      if (!id || !loaded || !scroller.value || !body.value) return;
      await nextTick();
      // A place further down than what is there yet is gone to when it is.
      const place = reading.placeOf(id);
      if (!there && place !== null && !find(place.block)) return;
      restore(id);
      heldUntil = performance.now() + SETTLING;
      ready = true;
      remember();
    },
    { immediate: true, flush: 'post' },
  );

  useEventListener(window, 'pagehide', reading.flush);
  useEventListener(document, 'visibilitychange', reading.flush);
  onScopeDispose(() => {
    cancelAnimationFrame(frame);
    reading.flush();
  });

  return { section, goTo };
}
