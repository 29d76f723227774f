import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { ExperimentSpec } from '#core/experiment';
import { sameSpec } from '#renderer/describe/same-spec.ts';
import { useDesk } from './desk.ts';
import { useDocument } from './document.ts';
import type { Look } from '../look/plan.ts';
import { useView } from '../look/view.ts';

/** Puts an experiment from elsewhere, such as a lesson, on the desk. */
export const useOpenInLab = defineStore('openInLab', () => {
  const desk = useDesk();
  const document = useDocument();
  const view = useView();
  /** What was put there last: as long as it is untouched there is nothing to save. */
  const last = shallowRef<ExperimentSpec | null>(null);

  /** Whether it lies on the desk now; not when unsaved work is to stay there. */
  async function open(spec: ExperimentSpec, look: Partial<Look> = {}): Promise<boolean> {
    const untouched =
      last.value !== null &&
      document.saved === null &&
      document.name.trim() === '' &&
      sameSpec(document.spec, last.value);
    if (untouched) document.put(null);
    else if (!(await desk.begin())) return false;
    document.spec = spec;
    last.value = spec;
    view.showLayer(look.layer ?? 0);
    view.showHead(look.head ?? 0);
    view.showStage(look.stage ?? 'weights');
    if (look.query !== undefined && look.query !== null) view.choose(look.query, look.cell ?? null);
    return true;
  }

  return { open };
});
