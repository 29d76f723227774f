import { defineStore } from 'pinia';
import { onScopeDispose, ref, watch } from 'vue';
import { usePredict } from './predict.ts';
import { useSteps } from './steps.ts';

/** How long a step stays, milliseconds, by speed. */
export const PACES = [
  { value: 6000, label: 'Slow' },
  { value: 3500, label: 'Normal' },
  { value: 1800, label: 'Fast' },
] as const;

/** Goes from step to step by itself, and waits where a guess is asked for. */
export const useStepPlayer = defineStore('step-player', () => {
  const steps = useSteps();
  const predict = usePredict();
  const playing = ref(false);
  const pace = ref<number>(PACES[1].value);
  let timer: ReturnType<typeof setTimeout> | undefined;

  function toggle(): void {
    if (playing.value) return stop();
    if (steps.index >= steps.list.length - 1) steps.goTo(0);
    playing.value = true;
  }

  function stop(): void {
    playing.value = false;
  }

  function schedule(): void {
    clearTimeout(timer);
    if (!playing.value || predict.waiting) return;
    timer = setTimeout(() => {
      if (steps.index >= steps.list.length - 1) return stop();
      steps.goTo(steps.index + 1);
    }, pace.value);
  }

  watch(() => [playing.value, pace.value, steps.index, predict.waiting], schedule);
  watch(
    () => steps.mode,
    (mode) => mode === 'all' && stop(),
  );
  onScopeDispose(() => clearTimeout(timer));

  return { playing, pace, toggle, stop };
});
