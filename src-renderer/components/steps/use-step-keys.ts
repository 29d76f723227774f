import { useEventListener } from '@vueuse/core';
import { useStepPlayer } from '#renderer/stores/steps/step-player.ts';
import { useSteps } from '#renderer/stores/steps/steps.ts';

/** ← → Home End go through the steps and Space plays, wherever these keys do not mean something else already. */
export function useStepKeys(): void {
  const steps = useSteps();
  const player = useStepPlayer();

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (steps.mode !== 'one' || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
    const last = steps.list.length - 1;
    const actions: Record<string, () => void> = {
      ArrowLeft: () => steps.goTo(steps.index - 1),
      ArrowRight: () => steps.goTo(steps.index + 1),
      Home: () => steps.goTo(0),
      End: () => steps.goTo(last),
      ' ': player.toggle,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** Whether what has the focus uses this key itself. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (document.querySelector('[role="dialog"], [role="listbox"]')) return true;
  const typed = 'input, textarea, select, [role="radio"], [role="slider"], [role="combobox"], pre';
  if (target.closest(typed)) return true;
  return key === ' ' && target.closest('button, a, summary, [role="switch"]') !== null;
}
