import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { fitSpec, type ExperimentSpec } from '#core/experiment';
import { useDocument } from '../desk/document.ts';

/** A second sentence that is read beside the experiment's own by the same model; part of the view, not of the experiment. */
export const useBeside = defineStore('beside', () => {
  const document = useDocument();
  const text = ref('');
  /** The word that is looked at there; null for the one with the same text. */
  const place = ref<number | null>(null);

  watch(text, () => (place.value = null), { flush: 'sync' });
  watch(
    () => document.sitting,
    () => (text.value = ''),
  );

  /** An experiment with this sentence in place of its own; null while there is none. */
  function specOf(spec: ExperimentSpec): ExperimentSpec | null {
    return text.value.trim() === '' ? null : fitSpec(spec, { ...spec, text: text.value }).spec;
  }

  return { text, place, specOf };
});
