import { useRouter } from 'vue-router';
import type { Exercise, Verdict } from '#core/practice';
import { useDesk } from '#renderer/stores/desk/desk.ts';
import { useView } from '#renderer/stores/look/view.ts';

/**
 * Opens the Lab with an exercise's numbers, and with the mistake of a verdict switched on where it has one. Null where the
 * exercise has nothing to show there.
 */
export function useLabLink(
  exercise: Exercise,
): ((verdict: Verdict | null) => Promise<void>) | null {
  const router = useRouter();
  const desk = useDesk();
  const view = useView();
  const { lab } = exercise;
  if (!lab) return null;
  return async (verdict) => {
    const fault = verdict?.mistake?.fault;
    const { spec, look } = lab;
    if (!(await desk.beginWith({ ...spec, faults: fault ? [fault] : spec.faults }))) return;
    if (look) {
      view.showLayer(look.layer);
      view.showHead(look.head);
      view.showStage(look.stage);
      if (look.row !== undefined && look.col !== undefined)
        view.choose(look.row, { row: look.row, col: look.col });
    }
    await router.push('/lab');
  };
}
