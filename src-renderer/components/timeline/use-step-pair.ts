import { computed, ref } from 'vue';
import { useRouter } from 'vue-router';
import { stepOf, tipOf } from '#core/experiment';
import { useCompareChoices } from '#renderer/stores/compare/compare-choices.ts';
import { useTimeline } from '#renderer/stores/desk/timeline.ts';

/** Two steps of the timeline to be compared: the marked ones, or the marked one and where the learner is. */
export function useStepPair() {
  const timeline = useTimeline();
  const choices = useCompareChoices();
  const router = useRouter();
  const marked = ref<readonly number[]>([]);

  /** Marks a step, or takes its mark away; of three marks the oldest goes. */
  function mark(id: number): void {
    marked.value = marked.value.includes(id)
      ? marked.value.filter((one) => one !== id)
      : [...marked.value, id].slice(-2);
  }

  /** The two steps, the earlier one first; null until there are two. */
  const pair = computed(() => {
    const { steps, current } = timeline.timeline;
    const ids = [...new Set(marked.value.length === 1 ? [...marked.value, current] : marked.value)];
    const [first, second] = steps.filter(({ id }) => ids.includes(id));
    return first && second ? ([first, second] as const) : null;
  });

  async function compare(): Promise<void> {
    if (!pair.value) return;
    const [before, after] = pair.value.map((step) => ({
      name: timeline.labelOf(step),
      spec: step.spec,
    }));
    if (!before || !after) return;
    choices.put(before, after);
    marked.value = [];
    await router.push('/compare');
  }

  /** Compares where the learner is with the end of another branch. */
  function compareBranch(branch: number): Promise<void> {
    const { current } = timeline.timeline;
    marked.value = [stepOf(timeline.timeline, current).id, tipOf(timeline.timeline, branch).id];
    return compare();
  }

  return { marked, mark, pair, compare, compareBranch, forget: () => void (marked.value = []) };
}
