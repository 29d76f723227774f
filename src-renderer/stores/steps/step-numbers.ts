import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { LabError } from '#core/attention';
import type { Step } from '#core/code';
import { stepsOf } from '#core/code';
import type { ComputeReply } from '#core/contract';
import type { ExperimentSpec, Part, PartRequest } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import type { Sizes } from '#renderer/describe/focus.ts';
import { useDocument } from '../desk/document.ts';
import { newestWins } from '../asking/newest-wins.ts';
import { partKey, sizesOf, walkRequests } from './step-plan.ts';
import { useSteps } from './steps.ts';
import { useView } from '../look/view.ts';

interface Question {
  readonly spec: ExperimentSpec;
  readonly layer: number;
  readonly head: number;
  readonly index: number;
  readonly mode: 'all' | 'one';
  readonly requests: readonly PartRequest[];
}

/** The steps as they were computed: all of it belongs together. */
export interface Walk extends Omit<Question, 'requests'>, Omit<ComputeReply, 'parts' | 'checksum'> {
  readonly steps: readonly Step[];
  readonly sizes: Sizes;
  /** The shown part of each matrix, by `partKey`. */
  readonly numbers: ReadonlyMap<string, Part>;
}

/** Asks for the numbers of the steps that are shown; the old ones stay until the new ones are there. */
export const useStepNumbers = defineStore('step-numbers', () => {
  const document = useDocument();
  const view = useView();
  const steps = useSteps();
  const walk = shallowRef<Walk | null>(null);
  const error = shallowRef<LabError | null>(null);

  const queue = newestWins<Question, ComputeReply>({
    ask: ({ spec, requests }, signal) =>
      labApi().attention.compute({ spec, parts: [...requests], checksum: false }, { signal }),
    answered({ requests, ...question }, { parts, ...reply }) {
      const numbers = new Map(
        parts.map((part, i) => [partKey(part.stage, requests[i]?.head ?? 0), part]),
      );
      const { spec, layer } = question;
      const sizes = sizesOf(spec, reply);
      walk.value = { ...question, ...reply, steps: stepsOf(spec, layer), sizes, numbers };
      error.value = null;
    },
    failed(_question, fault) {
      const known = fault instanceof LabError ? fault : new LabError('internal', String(fault));
      if (['layer.range', 'head.range', 'stage.absent'].includes(known.code)) view.fallBack();
      else error.value = known;
    },
  });

  const requests = computed(() => {
    const shown = steps.mode === 'one' ? [steps.current] : steps.list;
    return walkRequests(shown, steps.mode, steps.focus, view, walk.value?.sizes ?? null);
  });

  function ask(): void {
    const { spec } = document;
    const { layer, head } = view;
    const { mode, index } = steps;
    queue.push({ spec, layer, head, mode, index, requests: requests.value });
  }

  // Each source apart: a reply makes the requests anew, but asks again only when they are others.
  watch([() => document.spec, () => document.sitting, () => JSON.stringify(requests.value)], ask, {
    immediate: true,
  });
  watch(() => document.sitting, queue.drop, { flush: 'sync' });

  return { walk, error, ask };
});
