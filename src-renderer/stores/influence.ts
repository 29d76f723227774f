import { defineStore } from 'pinia';
import { ref, shallowRef, watch } from 'vue';
import { LabError, type Address, type Influence } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { newestWins } from './newest-wins.ts';
import { usePicture } from './picture.ts';
import { useRest } from './rest.ts';
import { useTrace } from './trace.ts';

interface Question {
  readonly spec: ExperimentSpec;
  readonly address: Address;
}

/** The most affected cells that are asked for of each stage. */
const MOST = 48;

/** What the picked number does to later ones; only asked for while somebody looks. */
export const useInfluence = defineStore('influence', () => {
  const picture = usePicture();
  const trace = useTrace();
  const rest = useRest();
  const found = shallowRef<(Question & { influence: Influence }) | null>(null);
  const error = shallowRef<LabError | null>(null);
  const looking = ref(false);

  const queue = newestWins<Question, Influence>({
    ask: ({ spec, address }, signal) =>
      labApi().attention.influence({ spec, address, most: MOST }, { signal }),
    answered(question, influence) {
      found.value = { ...question, influence };
      error.value = null;
    },
    failed(_question, fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });

  function ask(): void {
    const spec = picture.shown?.spec;
    if (!looking.value || !spec) return;
    if (!trace.address) {
      queue.drop();
      found.value = null;
    } else queue.push({ spec, address: trace.address });
  }

  watch([() => trace.address, looking], ask);
  watch(
    () => picture.shown?.spec,
    () => rest.then(ask),
  );

  return { found, error, looking, ask };
});
