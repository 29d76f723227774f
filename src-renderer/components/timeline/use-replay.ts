import { useIntervalFn, usePreferredReducedMotion } from '@vueuse/core';
import { computed, watch } from 'vue';
import { useTimeline } from '#renderer/stores/desk/timeline.ts';

/** Between two steps of a replay, milliseconds; longer for who asked for less motion. */
const PACE = { calm: 2_000, usual: 900 };

/** Plays the timeline from its beginning, or from where one is, to the end of the branch. */
export function useReplay() {
  const timeline = useTimeline();
  const motion = usePreferredReducedMotion();
  const pace = computed(() => (motion.value === 'reduce' ? PACE.calm : PACE.usual));
  let expected = -1;

  const { isActive, pause, resume } = useIntervalFn(next, pace, { immediate: false });

  function next(): void {
    if (!timeline.canRedo) return pause();
    expected = timeline.path[timeline.index + 1]?.id ?? -1;
    timeline.redo();
    if (!timeline.canRedo) pause();
  }

  function toggle(): void {
    if (isActive.value) return pause();
    const [first] = timeline.path;
    if (!timeline.canRedo && first) timeline.goTo(first.id);
    expected = timeline.timeline.current;
    resume();
  }

  // Whoever moves or changes something takes over.
  watch(
    () => timeline.timeline,
    (now) => {
      if (now.current !== expected) pause();
    },
  );

  return { playing: isActive, toggle };
}
