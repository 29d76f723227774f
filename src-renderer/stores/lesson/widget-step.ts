import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import { isHeadStage, type Address, type Explanation } from '#core/attention';
import { stepsOf, type CodeLine, type Language, type Programme } from '#core/code';
import type { ExperimentSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { newestWins } from '../asking/newest-wins.ts';
import type { WidgetState } from './widget.ts';

/** A step has one line of code, rarely two. */
const MOST_LINES = 2;

/**
 * What is said of the step that a widget shows: the terms of its number (the picked one, else the first of the chosen
 * row) and its lines of code. It asks while the widget is seen and ends with the component that calls it.
 */
export function useWidgetStep(widget: WidgetState, language: Ref<Language>) {
  const explanation = shallowRef<Explanation | null>(null);
  const programme = shallowRef<Programme | null>(null);

  const terms = newestWins<{ spec: ExperimentSpec; address: Address }, Explanation>({
    ask: (question, signal) => labApi().attention.explain(question, { signal }),
    answered: (_question, reply) => (explanation.value = reply),
    // What cannot be computed has no sum either; the widget itself says why.
    failed: () => (explanation.value = null),
  });
  const code = newestWins<{ spec: ExperimentSpec; language: Language }, Programme>({
    ask: (question, signal) => labApi().attention.programme(question, { signal }),
    answered: (_question, reply) => (programme.value = reply),
    failed: () => (programme.value = null),
  });

  const step = computed(() =>
    stepsOf(widget.spec.value, widget.layer.value).find(
      ({ stage }) => stage === widget.stage.value,
    ),
  );
  watch(
    [
      widget.visible,
      widget.spec,
      widget.layer,
      widget.head,
      widget.stage,
      widget.query,
      widget.cell,
    ],
    () => {
      if (!widget.visible.value) return;
      const stage = widget.stage.value;
      const cell = widget.cell.value ?? { row: widget.query.value ?? 0, col: 0 };
      const head = isHeadStage(stage) ? widget.head.value : 0;
      const address = { layer: widget.layer.value, stage, head, ...cell };
      terms.push({ spec: widget.spec.value, address });
    },
    { immediate: true },
  );
  watch(
    [widget.visible, widget.spec, language],
    () => {
      if (widget.visible.value) code.push({ spec: widget.spec.value, language: language.value });
    },
    { immediate: true },
  );
  onScopeDispose(() => (terms.drop(), code.drop()));

  /** The terms, as long as they are of the step on the screen. */
  const current = computed(() =>
    explanation.value?.address.stage === widget.stage.value ? explanation.value : null,
  );
  const lines = computed<CodeLine[]>(() =>
    (programme.value?.sections ?? [])
      .flatMap((section) => section.lines)
      .filter(({ stage }) => stage === widget.stage.value)
      .slice(0, MOST_LINES)
      .map(({ text, stage }) => ({ text: text.trim(), stage })),
  );
  const written = computed(() => programme.value?.language ?? language.value);

  return { step, explanation: current, lines, written };
}
