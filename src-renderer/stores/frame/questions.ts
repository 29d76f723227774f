import { defineStore } from 'pinia';
import { shallowRef } from 'vue';

/** What the lab may ask the person in a dialog, and what they may answer. */
interface Answers {
  /** The name to save under, or null for not now. */
  name: string | null;
  leave: 'save' | 'discard' | 'cancel';
  conflict: 'copy' | 'replace' | 'cancel';
}
export type QuestionKind = keyof Answers;

/** One open question. */
export interface OpenQuestion {
  readonly kind: QuestionKind;
  /** Suggested name, or the name of the experiment that it is about. */
  readonly about: string;
}

/** At most one dialog that waits for an answer. */
export const useQuestions = defineStore('questions', () => {
  const open = shallowRef<OpenQuestion | null>(null);
  let resolve: ((answer: never) => void) | undefined;
  let cancelled: Answers[QuestionKind] = null;

  function ask<K extends QuestionKind>(
    kind: K,
    about: string,
    whenDismissed: Answers[K],
  ): Promise<Answers[K]> {
    dismiss();
    open.value = { kind, about };
    cancelled = whenDismissed;
    return new Promise((done) => (resolve = done));
  }

  function answer<K extends QuestionKind>(given: Answers[K]): void {
    open.value = null;
    resolve?.(given as never);
    resolve = undefined;
  }

  function dismiss(): void {
    if (open.value) answer(cancelled);
  }

  return { open, ask, answer, dismiss };
});
