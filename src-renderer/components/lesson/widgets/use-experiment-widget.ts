import { useIntersectionObserver } from '@vueuse/core';
import { onScopeDispose, type Ref } from 'vue';
import { likelyTokens, type AnyStage } from '#core/experiment';
import type { LessonExperiment } from '#core/lessons';
import { queryIndex } from '#core/lessons/widget-of.ts';
import { useWidgets } from '#renderer/stores/lesson/widgets.ts';
import type { WidgetState } from '#renderer/stores/lesson/widget.ts';
import { useOpenLesson } from '../open-lesson.ts';

/** How far outside of the page a widget already computes, so that it is there when it comes. */
const MARGIN = '240px';

/** What most widgets say of their experiment; layer and head count from 1. */
export interface ExperimentLook {
  readonly layer?: number | undefined;
  readonly head?: number | undefined;
  readonly query?: string | undefined;
  readonly stage?: AnyStage | undefined;
}

/** The experiment of this name in the open lesson. The checker has made sure that it is there. */
export function useLessonExperiment(name: string): LessonExperiment {
  const { lesson } = useOpenLesson();
  const found = lesson.value?.experiments.find(({ id }) => id === name);
  if (!found) throw new Error(`the lesson has no experiment ${name}`);
  return found;
}

/** The state of a widget on an experiment. It computes while `element` is on the screen, or nearly. */
export function useExperimentWidget(
  key: string,
  experiment: LessonExperiment,
  look: ExperimentLook,
  element: Ref<HTMLElement | null>,
): WidgetState {
  const { spec } = experiment;
  const widget = useWidgets().of(key, {
    spec,
    layer: (look.layer ?? 1) - 1,
    head: (look.head ?? 1) - 1,
    stage: look.stage ?? 'weights',
    query:
      look.query === undefined ? null : queryIndex(look.query, likelyTokens(spec.text, spec.model)),
  });
  useIntersectionObserver(
    element,
    ([entry]) => (widget.visible.value = entry?.isIntersecting ?? false),
    { rootMargin: MARGIN },
  );
  onScopeDispose(() => (widget.visible.value = false));
  return widget;
}
