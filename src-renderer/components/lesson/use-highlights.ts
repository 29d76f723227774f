import { nextTick, onScopeDispose, watch, type Ref } from 'vue';
import type { Note } from '#core/contract/lesson-questions.ts';
import { rangeOf } from './text-anchor.ts';

const NAME = 'lesson-notes';

/** Paints the reader's marks over a lesson's text, without changing the text itself. */
export function useHighlights(
  body: Ref<HTMLElement | null>,
  notes: () => readonly Note[],
  lesson: () => unknown,
): void {
  async function paint(): Promise<void> {
    await nextTick();
    const element = body.value;
    if (!element || !('highlights' in CSS)) return;
    const ranges = notes().flatMap((note) => rangeOf(note, element) ?? []);
    CSS.highlights.set(NAME, new Highlight(...ranges));
  }
  watch([notes, lesson, body], paint, { immediate: true, flush: 'post' });
  onScopeDispose(() => {
    if ('highlights' in CSS) CSS.highlights.delete(NAME);
  });
}
