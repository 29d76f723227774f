import { computed, nextTick, onScopeDispose, ref, watch, type Ref } from 'vue';
import type { Lesson } from '#core/lessons';
import { useReading } from '#renderer/stores/lesson/reading.ts';

/** So many pieces are shown at once; a usual lesson has fewer. */
const FIRST = 120;
/** A very long lesson grows by so many at a time, so that it can be read and scrolled meanwhile. */
const STEP = 20;

/** The pieces of a lesson that are on the page: at first those up to the reading place, soon all. */
export function useGrowing(lesson: Ref<Lesson | null>) {
  const reading = useReading();
  const count = ref(FIRST);
  const all = computed(() => lesson.value?.blocks ?? []);
  const blocks = computed(() => (whole.value ? all.value : all.value.slice(0, count.value)));
  const whole = computed(() => count.value >= all.value.length);
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Goes on when what was added is drawn. */
  async function grow(): Promise<void> {
    await nextTick();
    timer = setTimeout(() => {
      count.value += STEP;
      if (!whole.value) void grow();
    });
  }

  watch(
    () => lesson.value?.id,
    (id) => {
      clearTimeout(timer);
      const place = id === undefined ? null : reading.placeOf(id);
      const index = all.value.findIndex((block) => block.id === place?.block);
      count.value = Math.max(FIRST, index + FIRST / 2);
      if (!whole.value) void grow();
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));

  return { blocks, whole };
}
