import { useRouter } from 'vue-router';
import { useOpenInLab } from '#renderer/stores/open-in-lab.ts';
import type { WidgetState } from '#renderer/stores/widget.ts';

/** Opens what a widget shows in the Lab. */
export function useOpenWidget(): (widget: WidgetState) => Promise<void> {
  const lab = useOpenInLab();
  const router = useRouter();
  return async ({ spec, layer, head, stage, query, cell }) => {
    const look = { layer: layer.value, head: head.value, stage: stage.value };
    if (!(await lab.open(spec.value, { ...look, query: query.value, cell: cell.value }))) return;
    await router.push('/lab');
  };
}
