import { defineStore } from 'pinia';
import { ref, shallowRef, watch } from 'vue';
import { LabError } from '#core/attention';
import type { CompareReply, ComputeReply } from '#core/contract';
import type { AnyStage, ExperimentSpec, Part } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import type { ComparedCell } from '#renderer/describe/compare-link.ts';
import { newestAnswer } from '../asking/answer.ts';

/** An experiment to be compared, and what it is called there. */
export interface CompareSide {
  readonly name: string;
  readonly spec: ExperimentSpec;
}

/** What of two experiments is compared. */
export interface CompareQuestion {
  readonly before: CompareSide;
  readonly after: CompareSide;
  readonly look: { readonly layer: number; readonly stage: AnyStage; readonly head: number };
}

/** One side computed, or why it cannot be. */
export type ComputedSide =
  { readonly run: Omit<ComputeReply, 'parts'>; readonly part: Part } | { readonly error: LabError };

/** Both sides; after less before where they have one shape, and which stages differ where both could be computed. */
export interface Comparison {
  readonly before: ComputedSide;
  readonly after: ComputedSide;
  readonly difference: Part | null;
  readonly changed: CompareReply['changed'];
}

/** Two experiments side by side: which, what of them is looked at, and where the hand is in both. */
export const useCompare = defineStore('compare', () => {
  const before = shallowRef<CompareSide | null>(null);
  const after = shallowRef<CompareSide | null>(null);
  const layer = ref(0);
  const stage = ref<AnyStage>('weights');
  const head = ref(0);
  const picked = shallowRef<ComparedCell | null>(null);
  const hovered = shallowRef<ComparedCell | null>(null);
  const { shown, error, ask } = newestAnswer(compareSides);
  /** Whether the comparison may choose itself where to begin: until it did, for each pair anew. */
  const undecided = ref(true);
  watch([before, after], () => (undecided.value = true), { flush: 'sync' });
  // Where the pair differs most is what one wants to see first.
  watch(shown, (now) => {
    if (!now || !undecided.value) return;
    const { question, reply } = now;
    if (question.before !== before.value || question.after !== after.value) return;
    undecided.value = false;
    const most = mostChanged(reply.changed, stage.value);
    if (!most) return;
    layer.value = most.layer;
    head.value = most.head;
  });

  /** Puts two experiments side by side; any two, such as the ends of two branches. */
  function put(first: CompareSide, second: CompareSide): void {
    before.value = first;
    after.value = second;
    picked.value = null;
  }

  function swap(): void {
    [before.value, after.value] = [after.value, before.value];
    undecided.value = false;
  }

  function show(next: AnyStage): void {
    stage.value = next;
    hovered.value = null;
  }

  return {
    ...{ before, after, layer, stage, head, picked, hovered, shown, error },
    ...{ ask, put, swap, show },
  };
});

/** Where a stage differs most between two runs; null where it does nowhere. */
function mostChanged(
  changed: Comparison['changed'],
  stage: AnyStage,
): Comparison['changed'][number]['address'] | null {
  const own = changed.filter(({ address }) => address.stage === stage);
  const [most] = own.toSorted((a, b) => b.largest - a.largest);
  return most?.address ?? null;
}

async function compareSides(
  { before, after, look }: CompareQuestion,
  signal: AbortSignal,
): Promise<Comparison> {
  const one = await computeSide(before.spec, look, signal);
  const other = await computeSide(after.spec, look, signal);
  if ('error' in one || 'error' in other)
    return { before: one, after: other, difference: null, changed: [] };
  const alike = one.part.rows === other.part.rows && one.part.cols === other.part.cols;
  const { changed, parts } = await labApi().attention.compare(
    { before: before.spec, after: after.spec, parts: alike ? [look] : [] },
    { signal },
  );
  return { before: one, after: other, difference: parts[0] ?? null, changed };
}

async function computeSide(
  spec: ExperimentSpec,
  look: CompareQuestion['look'],
  signal: AbortSignal,
): Promise<ComputedSide> {
  try {
    const { parts, ...run } = await labApi().attention.compute(
      { spec, parts: [look], checksum: false },
      { signal },
    );
    const [part] = parts;
    return part ? { run, part } : { error: new LabError('internal', 'No numbers came back.') };
  } catch (fault) {
    if (signal.aborted || !(fault instanceof LabError)) throw fault;
    return { error: fault };
  }
}
