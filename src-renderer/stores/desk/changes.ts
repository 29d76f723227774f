import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { isHeadStage, LabError, type Stage } from '#core/attention';
import type { CompareReply } from '#core/contract';
import type { ExperimentSpec, Part } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { newestWins } from '../asking/newest-wins.ts';
import { usePicture, type Shown } from '../look/picture.ts';
import type { Cell } from '../look/plan.ts';
import { useRest } from '../look/rest.ts';
import { useTimeline } from './timeline.ts';

/** What the numbers are compared with: those before the last change, those without any edit, or none. */
export type Against = 'step' | 'unedited' | 'nothing';

interface Question {
  readonly before: ExperimentSpec;
  readonly shown: Shown;
}

/** How long a hand must rest before the differences are asked for, milliseconds; longer where they cost more. */
const REST = { short: 120, long: 1000 };
/** Where the stages of a layer end, the last one first: the next layer begins with the same numbers. */
const ENDS = [
  ...['layerOutput', 'feedForwardNorm', 'feedForwardResidual', 'attentionNorm'],
  ...['attentionResidual', 'output'],
];

/** What the last change changed: how many numbers of each stage, and the shown one cell by cell. */
export const useChanges = defineStore('changes', () => {
  const picture = usePicture();
  const timeline = useTimeline();
  const rest = useRest();
  const against = ref<Against>('step');
  const reply = shallowRef<(CompareReply & Question) | null>(null);

  /** The inputs to compare with; null where there are none, or they are the same. */
  const base = computed(() => {
    const spec = picture.shown?.spec;
    if (!spec || against.value === 'nothing') return null;
    if (against.value === 'unedited') return spec.edits.length > 0 ? { ...spec, edits: [] } : null;
    return timeline.before;
  });

  const queue = newestWins<Question, CompareReply>({
    async ask({ before, shown }, signal) {
      const { layer, stage, head } = shown.look;
      const request = { before, after: shown.spec };
      const parts = [{ layer, stage, head }];
      try {
        return await labApi().attention.compare({ ...request, parts }, { signal });
      } catch (fault) {
        // The matrix had another size before, or was not there: then only the others are told.
        if (!(fault instanceof LabError) || !UNLIKE.includes(fault.code)) throw fault;
        return labApi().attention.compare({ ...request, parts: [] }, { signal });
      }
    },
    answered: (question, answer) => void (reply.value = { ...answer, ...question }),
    failed: () => void (reply.value = null),
  });

  function ask(): void {
    const { shown } = picture;
    if (shown && base.value) queue.push({ before: base.value, shown });
  }

  watch([() => picture.shown, base], ([shown, before]) => {
    rest.drop(ask);
    if (!shown || !before || picture.stale) {
      reply.value = null;
      return queue.drop();
    }
    const { look, spec } = reply.value?.shown ?? {};
    const same = look?.stage === shown.look.stage && look.layer === shown.look.layer;
    if (same && look?.head === shown.look.head && spec === shown.spec) {
      if (reply.value?.before === before) return;
    }
    rest.then(ask, shown.tokens.length > 128 ? REST.long : REST.short);
  });

  /** The answer, where it is about what is on the screen. */
  const told = computed(() =>
    reply.value?.shown.spec === picture.shown?.spec ? reply.value : null,
  );
  /** New less old of the shown matrix, and the old one; null where there is nothing to tell. */
  const shownMatrix = computed<{ difference: Part; old: Part } | null>(() => {
    const [difference, old] = [told.value?.parts[0], told.value?.old[0]];
    const look = picture.shown?.look;
    if (!difference || !old || !look) return null;
    const { stage, layer, head } = difference;
    const fits = stage === look.stage && layer === look.layer;
    return fits && (!isHeadStage(stage) || head === look.head) ? { difference, old } : null;
  });

  /** How many numbers of a stage of the shown layer and head changed. */
  function countOf(stage: Stage): number {
    const shown = picture.shown;
    if (!told.value || !shown) return 0;
    const { layer, head } = shown.look;
    const begins = stage === 'embeddings' && layer > 0;
    const present = begins ? shown.stages[layer - 1] : undefined;
    const name = begins ? ENDS.find((end) => present?.some((one) => one === end)) : stage;
    const place = begins ? layer - 1 : layer;
    const one = told.value.changed.find(
      ({ address }) =>
        address.stage === name &&
        address.layer === place &&
        (!isHeadStage(address.stage) || address.head === head),
    );
    return one?.count ?? 0;
  }

  /** What a cell of the shown matrix was before; null where it did not change. */
  function ofCell({ row, col }: Cell): { old: number; difference: number } | null {
    const matrix = shownMatrix.value;
    if (!matrix) return null;
    const index = row * matrix.difference.cols + col;
    const difference = matrix.difference.data[index] ?? 0;
    return difference === 0 ? null : { old: matrix.old.data[index] ?? NaN, difference };
  }

  return { against, shownMatrix, countOf, ofCell };
});

const UNLIKE = ['difference.shape', 'stage.absent', 'head.range', 'layer.range'];
