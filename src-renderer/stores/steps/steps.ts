import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { stepsOf, type Language, type Step } from '#core/code';
import type { AnyStage } from '#core/experiment';
import { axesMoved, clampFocus, headAt, type Focus, type Sizes } from '#renderer/describe/focus.ts';
import { isPair } from '#renderer/describe/stages.ts';
import { useDocument } from '../desk/document.ts';
import type { Cell } from '../look/plan.ts';
import { useView } from '../look/view.ts';

/** A number somewhere in the walk-through. */
export interface Place extends Cell {
  readonly stage: AnyStage;
}

/** Where somebody is in the walk-through: all steps or one, which one, which number, which symbol is lit. */
export const useSteps = defineStore('steps', () => {
  const document = useDocument();
  const view = useView();
  const mode = ref<'all' | 'one'>('all');
  const index = ref(0);
  const language = ref<Language>('numpy');
  const picked = shallowRef<Focus>({});
  /** The stage whose number is taken apart when all steps are shown. */
  const chosen = ref<AnyStage>('weights');
  const hovered = shallowRef<Place | null>(null);
  const pointed = ref<AnyStage | null>(null);
  const pinned = ref<AnyStage | null>(null);

  /**
   * Which word asks, which is asked, which dimension: the same number is followed through every step. At first it is what
   * is looked at in the map.
   */
  const focus = computed<Focus>(() => {
    const pair = view.cell && isPair(view.stage) ? { context: view.cell.col } : {};
    return { ...(view.query === null ? {} : { query: view.query }), ...pair, ...picked.value };
  });
  const list = computed<Step[]>(() => stepsOf(document.spec, view.layer));
  const current = computed<Step>(
    () => list.value[Math.min(index.value, list.value.length - 1)] as Step,
  );
  /** The stage whose number is taken apart. */
  const active = computed<AnyStage>(() =>
    mode.value === 'one' || !list.value.some(({ stage }) => stage === chosen.value)
      ? current.value.stage
      : chosen.value,
  );
  /** The symbol whose counterparts light up. */
  const lit = computed(() => pointed.value ?? pinned.value);

  function goTo(next: number): void {
    index.value = Math.min(Math.max(next, 0), list.value.length - 1);
    chosen.value = current.value.stage;
    hovered.value = null;
  }

  function showMode(next: 'all' | 'one'): void {
    mode.value = next;
    const at = list.value.findIndex(({ stage }) => stage === chosen.value);
    if (next === 'one' && at >= 0) goTo(at);
  }

  /** Follows the number at this place through every step. */
  function pick({ stage, row, col }: Place, sizes: Sizes): void {
    const head = headAt(stage, { row, col }, view.head, sizes);
    if (head !== null) view.showHead(head);
    picked.value = { ...picked.value, ...axesMoved(stage, { row, col }, sizes) };
    if (mode.value === 'all' && list.value.some((step) => step.stage === stage))
      chosen.value = stage;
  }

  /** The number that is followed, in this stage. */
  function cellOf(stage: AnyStage, sizes: Sizes): Cell {
    return clampFocus(focus.value, stage, view.head, sizes);
  }

  function pin(stage: AnyStage): void {
    pinned.value = pinned.value === stage ? null : stage;
  }

  watch(
    () => document.sitting,
    () => {
      picked.value = {};
      index.value = 0;
      chosen.value = 'weights';
      pinned.value = null;
    },
    { flush: 'sync' },
  );

  return {
    ...{ mode, index, language, focus, chosen, hovered, pointed, pinned },
    ...{ list, current, active, lit },
    ...{ goTo, showMode, pick, cellOf, pin },
  };
});
