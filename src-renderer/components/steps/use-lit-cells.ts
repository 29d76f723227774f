import { computed, type ComputedRef } from 'vue';
import { feeds, type Cells } from '#core/code';
import { useStepNumbers } from '#renderer/stores/steps/step-numbers.ts';
import { useSteps } from '#renderer/stores/steps/steps.ts';

/** The cells that make the number under the pointer, or else the one that is followed in the present step. */
export function useLitCells(): ComputedRef<readonly Cells[]> {
  const steps = useSteps();
  const numbers = useStepNumbers();
  return computed(() => {
    const { walk } = numbers;
    if (!walk) return [];
    const { sizes, head } = walk;
    const under = steps.hovered;
    const hovered = under && walk.steps.find(({ stage }) => stage === under.stage);
    const step = hovered ?? walk.steps.find(({ stage }) => stage === steps.active);
    if (!step) return [];
    const cell = hovered && under ? under : steps.cellOf(step.stage, sizes);
    const overQueries = walk.spec.faults.includes('softmax-over-queries');
    return feeds(step, { head, row: cell.row, col: cell.col }, { ...sizes, overQueries });
  });
}
