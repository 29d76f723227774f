import {
  computed,
  inject,
  provide,
  type Component,
  type ComputedRef,
  type InjectionKey,
} from 'vue';
import type { GlossaryTerm, Lesson } from '#core/lessons';

/** The lesson around a component. */
export interface OpenLesson {
  readonly lesson: ComputedRef<Lesson | null>;
  readonly glossary: ComputedRef<readonly GlossaryTerm[]>;
  /** What shows blocks inside of a line's notes: handed down, because lines are inside of blocks. */
  readonly blocks: Component | null;
}

const KEY: InjectionKey<OpenLesson> = Symbol('open lesson');
const NONE: OpenLesson = {
  lesson: computed(() => null),
  glossary: computed(() => []),
  blocks: null,
};

/** Tells everything inside which lesson it is in. */
export function provideLesson(lesson: ComputedRef<Lesson | null>, blocks: Component): void {
  provide(KEY, { lesson, glossary: computed(() => lesson.value?.glossary ?? []), blocks });
}

/** The lesson around this component; nothing outside of one. */
export function useOpenLesson(): OpenLesson {
  return inject(KEY, NONE);
}
