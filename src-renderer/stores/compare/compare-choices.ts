import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ExperimentSummary } from '#core/contract';
import { DEFAULT_SPEC, PRESETS } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { sameSpec } from '#renderer/describe/same-spec.ts';
import { useCompare, type CompareSide } from './compare.ts';
import { useDocument } from '../desk/document.ts';
import { useToasts } from '../frame/toasts.ts';

/** Which side of the comparison. */
export type Which = 'before' | 'after';

/** Stands for what was put there by name, such as a branch of the timeline. */
const GIVEN = 'given';

/** Which experiments can be compared: the desk now and as it was saved, the course's, the saved ones. */
export const useCompareChoices = defineStore('compare-choices', () => {
  const compare = useCompare();
  const document = useDocument();
  const saved = shallowRef<readonly ExperimentSummary[]>([]);
  const toasts = useToasts();
  const chosen = ref<Record<Which, string>>({ before: GIVEN, after: GIVEN });

  const options = computed(() => [
    {
      value: 'desk',
      label: `On the desk${document.name.trim() ? `: ${document.name.trim()}` : ''}`,
    },
    ...(document.saved ? [{ value: 'saved', label: 'The same as it was saved' }] : []),
    { value: 'first', label: 'What the Lab opens with' },
    ...saved.value.map(({ id, name }) => ({ value: `saved:${id}`, label: name })),
    ...PRESETS.map(({ id, title }) => ({ value: `preset:${id}`, label: `Course: ${title}` })),
  ]);
  /** The options of a side; what was put there by name is among them. */
  function optionsOf(which: Which) {
    const given = compare[which];
    return chosen.value[which] === GIVEN && given
      ? [{ value: GIVEN, label: given.name }, ...options.value]
      : options.value;
  }

  async function load(): Promise<void> {
    try {
      saved.value = await labApi().experiments.list();
    } catch (fault) {
      toasts.failed('The list of saved experiments could not be read.', fault);
    }
  }

  async function sideOf(value: string): Promise<CompareSide | null> {
    const [kind, id = ''] = value.split(/:(.*)/su);
    if (kind === 'desk') return { name: 'on the desk', spec: document.spec };
    if (kind === 'first') return { name: 'at the start', spec: DEFAULT_SPEC };
    if (value === 'saved' && document.saved) return { name: 'as saved', spec: document.saved.spec };
    const preset = kind === 'preset' && PRESETS.find((one) => one.id === id);
    if (preset) return { name: preset.title, spec: preset.spec };
    try {
      const { name, spec } = await labApi().experiments.get({ id });
      return { name, spec };
    } catch (fault) {
      toasts.failed('The experiment could not be read.', fault);
      return null;
    }
  }

  async function choose(which: Which, value: string): Promise<void> {
    const side = await sideOf(value);
    if (!side) return;
    compare[which] = side;
    compare.picked = null;
    chosen.value = { ...chosen.value, [which]: value };
  }

  /** Begins with what was put there; else with what changed on the desk; else with two of the course's. */
  async function begin(): Promise<void> {
    void load();
    if (chosen.value.before === 'desk' || chosen.value.after === 'desk') {
      if (chosen.value.before === 'desk') await choose('before', 'desk');
      if (chosen.value.after === 'desk') await choose('after', 'desk');
      return;
    }
    if (compare.before && compare.after) return;
    const { saved: stored, spec } = document;
    const [before, after] =
      stored && !sameSpec(stored.spec, spec)
        ? ['saved', 'desk']
        : sameSpec(spec, DEFAULT_SPEC)
          ? ['preset:cat-tired', 'preset:mat-dirty']
          : ['first', 'desk'];
    await choose('before', before as string);
    await choose('after', after as string);
  }

  /** Two experiments that another part of the lab puts side by side. */
  function put(before: CompareSide, after: CompareSide): void {
    chosen.value = { before: GIVEN, after: GIVEN };
    compare.put(before, after);
  }

  function swap(): void {
    const { before, after } = chosen.value;
    chosen.value = { before: after, after: before };
    compare.swap();
  }

  return { chosen, optionsOf, choose, begin, put, swap };
});
