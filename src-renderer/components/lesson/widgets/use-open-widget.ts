import { useRouter } from 'vue-router';
import type { ExperimentSpec } from '#core/experiment';
import { useOpenInLab } from '#renderer/stores/desk/open-in-lab.ts';
import type { Look } from '#renderer/stores/look/plan.ts';
import type { WidgetState } from '#renderer/stores/lesson/widget.ts';

/** Opens an experiment in the Lab, looked at in this way; says whether it did. */
export function useOpenSpec(): (spec: ExperimentSpec, look: Partial<Look>) => Promise<boolean> {
  const lab = useOpenInLab();
  const router = useRouter();
  return async (spec, look) => {
    const opened = await lab.open(spec, look);
    if (opened) await router.push('/lab');
    return opened;
  };
}

/** Opens what a widget shows in the Lab. */
export function useOpenWidget(): (widget: WidgetState) => Promise<boolean> {
  const open = useOpenSpec();
  return ({ spec, layer, head, stage, query, cell }) => {
    const look = { layer: layer.value, head: head.value, stage: stage.value };
    return open(spec.value, { ...look, query: query.value, cell: cell.value });
  };
}
