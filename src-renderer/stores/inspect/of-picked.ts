import { ref, shallowRef, watch } from 'vue';
import { LabError, type Address } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';
import { newestWins } from '../asking/newest-wins.ts';
import { usePicture } from '../look/picture.ts';
import { useRest } from '../look/rest.ts';
import { useTrace } from './trace.ts';

/** The number that something is asked about. */
export interface Picked {
  readonly spec: ExperimentSpec;
  readonly address: Address;
}

/** What is told of the picked number of the shown picture; only asked for while somebody looks. For stores. */
export function ofPicked<T extends object>(
  tell: (picked: Picked, signal: AbortSignal) => Promise<T>,
) {
  const picture = usePicture();
  const trace = useTrace();
  const rest = useRest();
  const found = shallowRef<(Picked & T) | null>(null);
  const error = shallowRef<LabError | null>(null);
  const looking = ref(false);

  const queue = newestWins<Picked, T>({
    ask: tell,
    answered(picked, answer) {
      found.value = { ...picked, ...answer };
      error.value = null;
    },
    failed(_picked, fault) {
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
}
