import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { isHeadStage, LabError, type Address, type StageAddress } from '#core/attention';
import type { GradientReply } from '#core/contract';
import type { AnyStage, ExperimentSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { gradientStages } from '#renderer/describe/gradient-stages.ts';
import { newestWins } from '../asking/newest-wins.ts';
import { usePicture } from '../look/picture.ts';
import type { Cell } from '../look/plan.ts';
import { useRest } from '../look/rest.ts';
import { useTrace } from './trace.ts';

interface Question {
  readonly spec: ExperimentSpec;
  readonly of: Address;
  readonly by: StageAddress;
  /** The number of `by` whose slope is also measured. */
  readonly cell: Cell | null;
}

/** The slope of the picked number by every number of an input, and by one of them also measured. */
export const useGradient = defineStore('gradient', () => {
  const picture = usePicture();
  const trace = useTrace();
  const rest = useRest();
  const found = shallowRef<(Question & GradientReply) | null>(null);
  const error = shallowRef<LabError | null>(null);
  const looking = ref(false);
  const chosen = ref<AnyStage>('embeddings');
  const layer = ref(0);
  const measured = shallowRef<Cell | null>(null);

  /** The inputs there are, in the chosen layer. */
  const stages = computed(() => gradientStages(picture.shown?.stages[layer.value] ?? []));
  const stage = computed(() =>
    stages.value.includes(chosen.value) ? chosen.value : (stages.value[0] ?? 'embeddings'),
  );

  const queue = newestWins<Question, GradientReply>({
    ask: ({ cell, ...question }, signal) =>
      labApi().attention.gradient({ ...question, measured: cell }, { signal }),
    answered(question, reply) {
      found.value = { ...question, ...reply };
      error.value = null;
    },
    failed(_question, fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });

  function ask(): void {
    const { shown } = picture;
    if (!looking.value || !shown) return;
    if (!trace.address) {
      queue.drop();
      found.value = null;
      return;
    }
    const head = isHeadStage(stage.value) ? trace.address.head : 0;
    const by = { layer: layer.value, stage: stage.value, head };
    queue.push({ spec: shown.spec, of: trace.address, by, cell: measured.value });
  }

  /** Chooses the input, and lets go of the number that was measured. */
  function choose(next: AnyStage): void {
    measured.value = null;
    chosen.value = next;
  }

  watch(
    () => picture.shown?.layers,
    (layers) => (layer.value = Math.min(layer.value, (layers ?? 1) - 1)),
  );
  watch(layer, () => (measured.value = null), { flush: 'sync' });
  watch([() => trace.address, stage, layer, measured, looking], ask);
  watch(
    () => picture.shown?.spec,
    () => {
      // A changed sentence has other places.
      measured.value = null;
      rest.then(ask);
    },
  );

  return { found, error, looking, stage, stages, layer, measured, choose, ask };
});
