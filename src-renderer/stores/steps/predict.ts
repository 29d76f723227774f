import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { judgeGuess, type GuessVerdict } from '#renderer/describe/judge-guess.ts';
import { useSettings } from '../frame/settings.ts';
import { useStepNumbers } from './step-numbers.ts';
import { partKey } from './step-plan.ts';
import { useSteps } from './steps.ts';

/** “Predict first”: a step’s result is told only after a guess. Nothing is counted. */
export const usePredict = defineStore('predict', () => {
  const steps = useSteps();
  const numbers = useStepNumbers();
  const settings = useSettings();
  const on = ref(false);
  const typed = ref('');
  const verdict = shallowRef<GuessVerdict | null>(null);
  const told = ref(new Set<string>());

  const key = computed(() => {
    const { walk } = numbers;
    return walk ? `${walk.layer}/${partKey(steps.current.stage, walk.head)}` : '';
  });
  /** Whether a guess is waited for: what is given cannot be guessed. */
  const waiting = computed(
    () =>
      on.value &&
      steps.mode === 'one' &&
      steps.current.kind !== 'given' &&
      !told.value.has(key.value),
  );

  /** The number to be guessed. */
  const answer = computed(() => {
    const { walk } = numbers;
    const { stage } = steps.current;
    const part = walk?.numbers.get(partKey(stage, walk.head));
    if (!walk || !part) return null;
    const { row, col } = steps.cellOf(stage, walk.sizes);
    const at = (row - part.rowOffset) * part.cols + (col - part.colOffset);
    return part.data[at] ?? null;
  });

  function check(): void {
    if (answer.value === null) return;
    verdict.value = judgeGuess(typed.value, answer.value, settings.decimals, navigator.language);
    if (verdict.value.isNumber) tell();
  }

  function tell(): void {
    told.value = new Set([...told.value, key.value]);
  }

  function show(next: boolean): void {
    on.value = next;
    told.value = new Set();
    verdict.value = null;
    typed.value = '';
  }

  watch(
    () => [key.value, steps.focus],
    () => {
      if (!waiting.value && verdict.value === null) return;
      verdict.value = null;
      typed.value = '';
    },
  );
  // Other inputs make other numbers, which can be guessed anew.
  watch(
    () => numbers.walk?.spec,
    () => (told.value = new Set()),
  );

  return { on, typed, verdict, waiting, check, tell, show };
});
