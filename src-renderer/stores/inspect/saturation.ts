import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { LabError } from '#core/attention';
import type { SaturationRequest } from '#core/contract';
import type { Saturation } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { stageInfo } from '#renderer/describe/stages.ts';
import { newestWins } from '../asking/newest-wins.ts';
import { usePicture } from '../look/picture.ts';
import { useRest } from '../look/rest.ts';

/** How saturated the softmax of the chosen row is; only asked for while somebody looks. */
export const useSaturation = defineStore('saturation', () => {
  const picture = usePicture();
  const rest = useRest();
  const found = shallowRef<{ request: SaturationRequest; saturation: Saturation } | null>(null);
  const error = shallowRef<LabError | null>(null);
  const looking = ref(false);

  /** The row whose softmax is looked at, or the column where softmax runs down columns by mistake. */
  const line = computed(() => {
    const { shown } = picture;
    if (!shown) return 0;
    const { cell, query, stage } = shown.look;
    const columns = shown.spec.faults.includes('softmax-over-queries');
    if (columns && cell && stageInfo(stage).cols === 'context') return cell.col;
    return Math.min(query ?? 0, (columns ? shown.contextTokens : shown.tokens).length - 1);
  });

  const queue = newestWins<SaturationRequest, Saturation>({
    ask: (request, signal) => labApi().attention.saturation(request, { signal }),
    answered(request, saturation) {
      found.value = { request, saturation };
      error.value = null;
    },
    failed(_request, fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });

  function ask(): void {
    const { shown } = picture;
    if (!looking.value || !shown) return;
    const { layer, head } = shown.look;
    queue.push({ spec: shown.spec, layer, head, line: line.value });
  }

  watch([() => picture.shown?.look.layer, () => picture.shown?.look.head, line, looking], ask);
  watch(
    () => picture.shown?.spec,
    () => rest.then(ask),
  );

  return { found, error, looking, line, ask };
});
