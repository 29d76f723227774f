import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { LabError } from '#core/attention';
import type { AlikeHead, ExperimentSpec, HeadHabits } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { habitName } from '#renderer/describe/habits.ts';
import { newestAnswer } from '../asking/answer.ts';
import { usePicture } from './picture.ts';
import { useView } from './view.ts';

/** What the heads of a trained model were measured to do, and which heads look alike on the shown sentence. */
export const useHabits = defineStore('habits', () => {
  const picture = usePicture();
  const view = useView();
  const measured = shallowRef<{ id: string; heads: readonly HeadHabits[] } | null>(null);
  const share = ref<number | null>(null);
  const error = shallowRef<LabError | null>(null);
  const alike = newestAnswer(
    (question: { spec: ExperimentSpec; layer: number; head: number }, signal) =>
      labApi().attention.alike(question, { signal }),
  );

  /** The trained model of the shown picture; null where it has another. */
  const model = computed(() => {
    const shown = picture.shown?.spec.model;
    return shown?.kind === 'encoder' ? shown : null;
  });

  async function measure(): Promise<void> {
    const wanted = model.value;
    if (!wanted || measured.value?.id === wanted.id || share.value !== null) return;
    share.value = 0;
    error.value = null;
    try {
      const onProgress = (done: number) => (share.value = done);
      const heads = await labApi().attention.habits({ model: { ...wanted } }, { onProgress });
      measured.value = { id: wanted.id, heads };
    } catch (fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    }
    share.value = null;
  }

  /** The habits of a head; null while they are not measured. */
  function of(layer: number, head: number): HeadHabits | null {
    if (measured.value === null || measured.value.id !== model.value?.id) return null;
    return measured.value.heads.find((one) => one.layer === layer && one.head === head) ?? null;
  }
  const nameOf = (layer: number, head: number) => habitName(of(layer, head));

  function askAlike(): void {
    const spec = picture.shown?.spec;
    if (spec && model.value) alike.ask({ spec, layer: view.layer, head: view.head });
  }
  /** The most alike heads of what is shown; empty while unknown. */
  const likes = computed<readonly AlikeHead[]>(() => {
    const shown = alike.shown.value;
    const current =
      shown?.question.spec === picture.shown?.spec &&
      shown?.question.layer === view.layer &&
      shown.question.head === view.head;
    return current ? (shown?.reply ?? []) : [];
  });

  watch(model, () => (error.value = null));
  return { model, share, error, measured, measure, of, nameOf, askAlike, likes };
});
