import { useRouter } from 'vue-router';
import type { ExperimentSpec } from '#core/experiment';
import { useOpenInLab } from '#renderer/stores/open-in-lab.ts';
import type { Look } from '#renderer/stores/plan.ts';
import type { WidgetState } from '#renderer/stores/widget.ts';

/** Opens an experiment in the Lab, looked at in this way. */
export function useOpenSpec(): (spec: ExperimentSpec, look: Partial<Look>) => Promise<void> {
  const lab = useOpenInLab();
  const router = useRouter();
  return async (spec, look) => {
    if (await lab.open(spec, look)) await router.push('/lab');
  };
}

/** Opens what a widget shows in the Lab. */
export function useOpenWidget(): (widget: WidgetState) => Promise<void> {
  const open = useOpenSpec();
  return ({ spec, layer, head, stage, query, cell }) => {
    const look = { layer: layer.value, head: head.value, stage: stage.value };
    return open(spec.value, { ...look, query: query.value, cell: cell.value });
  };
}
