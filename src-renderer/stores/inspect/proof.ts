import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { LabError } from '#core/attention';
import type { ExperimentSpec, HeadPlace, RunChecks } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { proofOf } from '#renderer/describe/proof.ts';
import { newestWins } from '../asking/newest-wins.ts';
import { usePicture, type Shown } from '../look/picture.ts';
import { useRest } from '../look/rest.ts';

/** How long nothing is edited before the checks begin, milliseconds; longer where they take seconds of a processor. */
const IDLE = { short: 500, long: 2000 };
/** How many experiments' checks are kept. */
const KEPT = 12;

interface Question {
  readonly spec: ExperimentSpec;
  readonly only: HeadPlace | null;
}

/** The second computation of what is shown, made when nobody edits; an edit gives it up at once. */
export const useProof = defineStore('proof', () => {
  const picture = usePicture();
  const rest = useRest();
  const known = new Map<string, RunChecks>();
  const checked = shallowRef<(Question & { checks: RunChecks }) | null>(null);
  const error = shallowRef<LabError | null>(null);
  /** How far the checks are, 0 … 1; null while none are under way. */
  const share = ref<number | null>(null);

  const queue = newestWins<Question, RunChecks>({
    ask(question, signal) {
      share.value = 0;
      const onProgress = (done: number) => (share.value = signal.aborted ? share.value : done);
      return labApi().attention.checks(question, { signal, onProgress });
    },
    answered(question, checks) {
      share.value = null;
      error.value = null;
      known.set(JSON.stringify(question), checks);
      if (known.size > KEPT) known.delete([...known.keys()][0] ?? '');
      checked.value = { ...question, checks };
    },
    failed(_question, fault) {
      share.value = null;
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });

  function ask(): void {
    if (!picture.shown) return;
    const question = questionOf(picture.shown);
    const before = known.get(JSON.stringify(question));
    if (before) checked.value = { ...question, checks: before };
    else queue.push(question);
  }

  watch(
    () => {
      if (!picture.shown) return [];
      const { spec, only } = questionOf(picture.shown);
      return [spec, only?.layer, only?.head];
    },
    () => {
      queue.drop();
      share.value = null;
      const long = (picture.shown?.tokens.length ?? 0) > 128;
      rest.then(ask, long ? IDLE.long : IDLE.short);
    },
    { immediate: true },
  );

  /** What holds of the shown stage; null while it is not known of these very numbers. */
  const proof = computed(() => {
    const { shown } = picture;
    if (!shown || checked.value?.spec !== shown.spec) return null;
    const { only } = questionOf(shown);
    if (checked.value.only?.layer !== only?.layer || checked.value.only?.head !== only?.head)
      return null;
    return proofOf(checked.value.checks, shown.look, shown.spec);
  });

  return { proof, share, error, ask };
});

/** All heads are checked, of a trained model the shown one: its dozens of heads would take minutes. */
function questionOf({ spec, look }: Shown): Question {
  const only = spec.model.kind === 'encoder' ? { layer: look.layer, head: look.head } : null;
  return { spec, only };
}
