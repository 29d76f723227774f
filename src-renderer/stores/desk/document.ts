import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Draft, Experiment } from '#core/contract';
import {
  DEFAULT_SPEC,
  fitSpec,
  tokenize,
  type ExperimentSpec,
  type Reworded,
} from '#core/experiment';
import { nearestDivisor } from '#renderer/describe/divisors.ts';
import { sameSpec } from '#renderer/describe/same-spec.ts';

type Model = ExperimentSpec['model'];
/** The models whose settings may be changed one by one. */
type OpenModel = Exclude<Model, { kind: 'encoder' }>;

/** Letters of a sentence that follow each other this quickly are one change of it, milliseconds. */
const TYPING = 1_500;

/** The experiment on the desk: what the learner set, and which saved experiment it belongs to. */
export const useDocument = defineStore('document', () => {
  const name = ref('');
  const spec = shallowRef<ExperimentSpec>(DEFAULT_SPEC);
  /** The saved experiment as it was opened or last saved; null while there is none. */
  const saved = shallowRef<Experiment | null>(null);
  /** What a new experiment began with: as long as it is the same, nothing would be lost. */
  const begun = shallowRef<ExperimentSpec>(DEFAULT_SPEC);
  /** Raised when another experiment is put on the desk. */
  const sitting = ref(0);

  /** What the last change had to leave out or to fit, as sentences. */
  const notes = shallowRef<readonly string[]>([]);
  /** The inputs before the sentence was last typed in, and what the typing made of them until now. */
  let typing = { from: DEFAULT_SPEC, to: DEFAULT_SPEC, time: -Infinity };
  /** The last inputs whose sentences had words: edits and the mask still belong to these. */
  let worded = DEFAULT_SPEC;

  const changed = computed(() => {
    const from = saved.value ?? { name: '', spec: begun.value };
    return name.value.trim() !== from.name || !sameSpec(spec.value, from.spec);
  });

  /** Changes inputs; what belongs to single words goes along with them. */
  function edit(change: Partial<Omit<ExperimentSpec, 'model'>>): void {
    if (change.text === undefined && change.context === undefined) {
      spec.value = { ...spec.value, ...change };
      return;
    }
    const now = performance.now();
    const goesOn = typing.to === spec.value && now - typing.time < TYPING;
    const from = goesOn ? typing.from : spec.value;
    fit(from, { ...from, text: spec.value.text, context: spec.value.context, ...change });
    typing = { from, to: spec.value, time: now };
  }

  /** Takes on a sentence of which one word was changed: it is known where every other went. */
  function reword(which: 'text' | 'context', { text, moves }: Reworded): void {
    fit(spec.value, { ...spec.value, [which]: text }, { [which]: moves });
  }

  /** Takes on inputs whose edits, mask and given numbers belonged to those `before`. */
  function fit(
    before: ExperimentSpec,
    after: ExperimentSpec,
    moves?: { text?: Reworded['moves']; context?: Reworded['moves'] },
  ): void {
    if (hasWords(before)) worded = before;
    const fitted = fitSpec({ ...before, text: worded.text, context: worded.context }, after, moves);
    spec.value = fitted.spec;
    notes.value = fitted.notes;
  }

  /** Changes the model; when the heads no longer divide d_model, takes the nearest number below that does. */
  function editModel(change: Partial<OpenModel>): void {
    if (spec.value.model.kind === 'encoder') return;
    const model = { ...spec.value.model, ...change };
    const free = model.kind === 'seeded' && model.dK !== undefined && model.dV !== undefined;
    if (!free) model.heads = nearestDivisor(model.dModel, model.heads);
    if (model.kind === 'seeded' && model.keyValueHeads !== undefined) {
      const shared = nearestDivisor(model.heads, model.keyValueHeads);
      model.keyValueHeads = shared === model.heads ? undefined : shared;
    }
    fit(spec.value, { ...spec.value, model });
  }

  /** Takes another model in place of today's. */
  function setModel(model: Model): void {
    fit(spec.value, { ...spec.value, model });
  }

  /** Puts earlier or later inputs of the same experiment in place of today's, as they were. */
  function restore(inputs: ExperimentSpec): void {
    spec.value = inputs;
  }

  /** Puts an experiment on the desk: a saved one, or none for a new one that begins with `inputs`. */
  function put(experiment: Experiment | null, inputs = DEFAULT_SPEC): void {
    saved.value = experiment;
    begun.value = inputs;
    name.value = experiment?.name ?? '';
    spec.value = experiment?.spec ?? inputs;
    notes.value = [];
    sitting.value++;
  }

  /** Goes on with a draft; `experiment` is the saved one it changes, null when there is none (any more). */
  function resume(draft: Draft, experiment: Experiment | null): void {
    const same = experiment !== null && sameSpec(draft.spec, experiment.spec);
    const untouched = same && draft.name.trim() === experiment.name;
    put(
      experiment && { ...experiment, revision: untouched ? experiment.revision : draft.revision },
    );
    name.value = draft.name;
    // Keeping the saved object where nothing changed lets its digits be compared.
    if (!same) spec.value = draft.spec;
  }

  /** The disk has what was sent; what was typed since then stays a change. */
  function wasSaved(experiment: Experiment, sentName: string): void {
    saved.value = experiment;
    if (name.value.trim() === sentName.trim()) name.value = experiment.name;
  }

  /** Goes on as a new experiment with the same inputs. */
  function detach(): void {
    saved.value = null;
  }

  return {
    ...{ name, spec, saved, sitting, changed, notes },
    ...{ edit, reword, editModel, setModel, restore, put, resume, wasSaved, detach },
  };
});

function hasWords({ text, context }: ExperimentSpec): boolean {
  try {
    tokenize(text);
    if (context !== null) tokenize(context);
    return true;
  } catch {
    return false;
  }
}
