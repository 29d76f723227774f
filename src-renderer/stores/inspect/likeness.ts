import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { MOST_SENTENCES } from '#core/contract';
import { fitSpec, type ExperimentSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { newestAnswer } from '../asking/answer.ts';
import { useDocument } from '../desk/document.ts';

interface Question {
  readonly spec: ExperimentSpec;
  /** The typed sentences that have words, in their order. */
  readonly texts: readonly string[];
}

/** Sentences typed beside that of the experiment, and how alike the model finds them. */
export const useLikeness = defineStore('likeness', () => {
  const document = useDocument();
  const texts = shallowRef<readonly string[]>(['']);
  const { shown, error, ask } = newestAnswer(({ spec, texts: typed }: Question, signal) => {
    const others = typed.map((text) => fitSpec(spec, { ...spec, text }).spec);
    return labApi().attention.likeness({ specs: [spec, ...others] }, { signal });
  });
  const full = computed(() => texts.value.length >= MOST_SENTENCES - 1);

  function type(index: number, text: string): void {
    texts.value = texts.value.map((one, i) => (i === index ? text : one));
  }
  function add(): void {
    if (!full.value) texts.value = [...texts.value, ''];
  }
  function remove(index: number): void {
    texts.value = texts.value.filter((_, i) => i !== index);
  }
  /** Compares the experiment's sentence with those that were typed. */
  function compare(spec: ExperimentSpec): void {
    ask({ spec, texts: texts.value.filter((text) => text.trim() !== '') });
  }

  watch(
    () => document.sitting,
    () => (texts.value = ['']),
  );
  return { texts, full, shown, error, type, add, remove, compare };
});
