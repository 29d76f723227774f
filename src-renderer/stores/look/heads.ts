import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { OverviewQuestion } from '#core/contract';
import type { Ablation } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { newestAnswer } from '../asking/answer.ts';
import { useDocument } from '../desk/document.ts';

/** All heads of all layers at a glance, and which of them are switched off. */
export const useHeads = defineStore('heads', () => {
  const document = useDocument();
  const { shown, error, ask } = newestAnswer((question: OverviewQuestion, signal) =>
    labApi().attention.overview(question, { signal }),
  );

  const off = computed(
    () =>
      new Set(
        document.spec.ablations.flatMap((ablation) =>
          ablation.kind === 'head' ? [headKey(ablation.layer, ablation.head)] : [],
        ),
      ),
  );
  const isOff = (layer: number, head: number) => off.value.has(headKey(layer, head));

  /** Puts these heads in place of those that were switched off among `layers`. */
  function put(layers: (layer: number) => boolean, heads: readonly Ablation[]): void {
    const others = document.spec.ablations.filter(
      (ablation) => ablation.kind !== 'head' || !layers(ablation.layer),
    );
    document.edit({ ablations: [...others, ...heads] });
  }

  function toggle(layer: number, head: number): void {
    const now = Array.from({ length: document.spec.model.heads }, (_, i) => i).filter((i) =>
      i === head ? !isOff(layer, i) : isOff(layer, i),
    );
    put(
      (one) => one === layer,
      now.map((i) => ({ kind: 'head', layer, head: i })),
    );
  }

  /** Switches off every other head of the layer. */
  function isolate(layer: number, head: number): void {
    const others = Array.from({ length: document.spec.model.heads }, (_, i) => i);
    put(
      (one) => one === layer,
      others.filter((i) => i !== head).map((i) => ({ kind: 'head', layer, head: i })),
    );
  }

  function allOn(): void {
    put(() => true, []);
  }

  return { shown, error, ask, off, isOff, toggle, isolate, allOn };
});

function headKey(layer: number, head: number): string {
  return `${layer}/${head}`;
}
