import {
  computed,
  inject,
  provide,
  type Component,
  type ComputedRef,
  type InjectionKey,
  type Ref,
} from 'vue';
import type { GlossaryTerm, Lesson } from '#core/lessons';

/** The lesson around a component. */
export interface OpenLesson {
  readonly lesson: ComputedRef<Lesson | null>;
  readonly glossary: ComputedRef<readonly GlossaryTerm[]>;
  /** Pixels from the left edge of the text to the right edge of the page: what a wide figure may have. */
  readonly room: Readonly<Ref<number>>;
  /** What shows blocks inside of a line's notes: handed down, because lines are inside of blocks. */
  readonly blocks: Component | null;
}

const KEY: InjectionKey<OpenLesson> = Symbol('open lesson');
const NONE: OpenLesson = {
  lesson: computed(() => null),
  glossary: computed(() => []),
  room: computed(() => 0),
  blocks: null,
};

/** Tells everything inside which lesson it is in, and how much room there is. */
export function provideLesson(around: Pick<OpenLesson, 'lesson' | 'room' | 'blocks'>): void {
  const glossary = computed(() => around.lesson.value?.glossary ?? []);
  provide(KEY, { ...around, glossary });
}

/** The lesson around this component; nothing outside of one. */
export function useOpenLesson(): OpenLesson {
  return inject(KEY, NONE);
}
