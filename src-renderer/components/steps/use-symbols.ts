import { ref } from 'vue';
import type { AnyStage } from '#core/experiment';
import { useSteps } from '#renderer/stores/steps/steps.ts';
import { rovingIndex } from '../parts/roving-index.ts';

/** Symbols that light up their counterparts: by the pointer, by a tap, and along with the arrow keys; Tab comes once. */
export function useSymbols(count: () => number) {
  const steps = useSteps();
  /** Which of the symbols Tab comes to. */
  const current = ref(0);

  function stageAt(event: Event): AnyStage | null {
    const element = event.target instanceof Element && event.target.closest('[data-stage]');
    return element instanceof HTMLElement ? (element.dataset['stage'] as AnyStage) : null;
  }

  function point(event: Event): void {
    steps.pointed = stageAt(event);
  }

  function leave(): void {
    steps.pointed = null;
  }

  function tap(event: Event): void {
    const stage = stageAt(event);
    if (stage) steps.pin(stage);
  }

  function focus(index: number, stage: AnyStage): void {
    current.value = index;
    steps.pointed = stage;
  }

  /** Arrows, Home and End go along the symbols; Enter and Space pin one. */
  function key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = stageAt(event);
    const last = count();
    const next =
      rovingIndex(event.key, current.value, last, 'horizontal') ??
      rovingIndex(event.key, current.value, last, 'vertical');
    if (next !== undefined) {
      const list = event.currentTarget as HTMLElement;
      list.querySelectorAll<HTMLElement>('[data-symbol]')[next]?.focus();
    } else if (stage && (event.key === 'Enter' || event.key === ' ')) steps.pin(stage);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const isCurrent = (index: number) => index === Math.min(current.value, count() - 1);
  return { isCurrent, point, leave, tap, focus, key };
}
