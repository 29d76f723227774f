import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { LabError } from '#core/attention';
import type { ExperimentSummary } from '#core/contract';
import { labApi, labLink } from '#renderer/api/index.ts';
import { useDocument } from './document.ts';
import { useToasts } from './toasts.ts';

/** The saved experiments, newest first. */
export const useExperiments = defineStore('experiments', () => {
  const toasts = useToasts();
  const document = useDocument();
  const list = shallowRef<readonly ExperimentSummary[] | null>(null);
  const error = shallowRef<LabError | null>(null);
  const loading = ref(false);
  const count = computed(() => list.value?.length ?? null);

  labLink().connection.on('experimentsChanged', () => void load());

  async function load(): Promise<void> {
    loading.value = true;
    try {
      list.value = await labApi().experiments.list();
      error.value = null;
    } catch (fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    } finally {
      loading.value = false;
    }
  }

  /** Deletes; for some seconds it can be taken back. What is on the desk stays there, as a new experiment. */
  async function remove({ id, name }: ExperimentSummary): Promise<void> {
    try {
      await labApi().experiments.remove({ id });
      list.value = list.value?.filter((entry) => entry.id !== id) ?? null;
      if (document.saved?.id === id) document.detach();
      toasts.say(`“${name}” was deleted.`, { label: 'Undo', run: () => void restore(id) });
    } catch (fault) {
      toasts.failed(`“${name}” was not deleted.`, fault);
    }
  }

  async function restore(id: string): Promise<void> {
    try {
      await labApi().experiments.restore({ id });
      await load();
    } catch (fault) {
      toasts.failed('It could not be brought back.', fault);
    }
  }

  return { list, error, loading, count, load, remove };
});
