import { computed, effectScope, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { LabError } from '#core/attention';
import type { ComputeReply } from '#core/contract';
import { likelyTokens, type AnyStage, type ExperimentSpec } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { stageInfo } from '#renderer/describe/stages.ts';
import { newestWins } from '../asking/newest-wins.ts';
import type { Shown } from '../look/picture.ts';
import { detailsOf, type Cell, type Look } from '../look/plan.ts';

/** What a widget begins with; layer and head count from 0. */
export interface WidgetStart {
  readonly spec: ExperimentSpec;
  readonly layer: number;
  readonly head: number;
  readonly stage: AnyStage;
  readonly query: number | null;
}

/** One widget's own small workbench: what is set, what is looked at, what was computed. */
export interface WidgetState {
  readonly spec: ShallowRef<ExperimentSpec>;
  readonly layer: Ref<number>;
  readonly head: Ref<number>;
  readonly stage: Ref<AnyStage>;
  readonly query: Ref<number | null>;
  readonly cell: ShallowRef<Cell | null>;
  readonly shown: Readonly<ShallowRef<Shown | null>>;
  readonly error: Readonly<ShallowRef<LabError | null>>;
  /** The words at once, before anything is computed. */
  readonly tokens: Readonly<Ref<readonly string[]>>;
  readonly contextTokens: Readonly<Ref<readonly string[]>>;
  /** Whether anything differs from how the lesson shows it. */
  readonly touched: Readonly<Ref<boolean>>;
  /** Computes only while it is on the screen. */
  readonly visible: Ref<boolean>;
  edit(change: Partial<ExperimentSpec>): void;
  choose(query: number | null): void;
  pick(cell: Cell): void;
  release(): void;
  reset(): void;
  retry(): void;
  stop(): void;
}

type Question = Look & { readonly spec: ExperimentSpec };

/** A widget's state. It asks the shared engine by itself; only its newest question is waited for. */
export function createWidget(start: WidgetStart): WidgetState {
  const scope = effectScope(true);
  const state = scope.run(() => widgetIn(start));
  if (!state) throw new Error('a new scope always runs');
  return { ...state, stop: () => (state.stop(), scope.stop()) };
}

function widgetIn(start: WidgetStart): WidgetState {
  const spec = shallowRef(start.spec);
  const layer = ref(start.layer);
  const head = ref(start.head);
  const stage = ref<AnyStage>(start.stage);
  const query = ref(start.query);
  const cell = shallowRef<Cell | null>(null);
  const shown = shallowRef<Shown | null>(null);
  const error = shallowRef<LabError | null>(null);
  const visible = ref(false);
  /** Set by what cannot be computed yet because nobody sees it. */
  let pending = true;

  const queue = newestWins<Question, ComputeReply>({
    ask(question, signal) {
      const { spec: asked, layer: inLayer, stage: of, head: inHead } = question;
      const parts = detailsOf(question).map(([, request]) => request);
      parts.unshift({ layer: inLayer, stage: of, head: inHead });
      return labApi().attention.compute({ spec: asked, parts, checksum: false }, { signal });
    },
    answered(question, reply) {
      const [picture, ...others] = reply.parts;
      if (!picture) return;
      const { spec: asked, ...look } = question;
      const details = Object.fromEntries(detailsOf(look).map(([name], i) => [name, others[i]]));
      shown.value = { ...reply, spec: asked, look, picture, sketched: false, details, began: NaN };
      error.value = null;
    },
    failed(_question, fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });

  function ask(): void {
    pending = !visible.value;
    if (pending) return;
    const look = { layer: layer.value, stage: stage.value, head: head.value };
    queue.push({ ...look, spec: spec.value, query: query.value, cell: cell.value });
  }

  watch([spec, layer, head, stage, query, cell], ask);
  watch(visible, (now) => {
    if (now && pending) ask();
  });

  const words = (text: string | null) => {
    try {
      return text === null ? null : likelyTokens(text, spec.value.model);
    } catch {
      return [];
    }
  };
  const tokens = computed(() => words(spec.value.text) ?? []);
  const contextTokens = computed(() => words(spec.value.context) ?? tokens.value);

  // Shorter sentences and smaller models may lack what was looked at.
  watch(tokens, ({ length }) => {
    if (query.value !== null && query.value >= length) query.value = null;
    cell.value = null;
  });

  const touched = computed(
    () =>
      spec.value !== start.spec ||
      layer.value !== start.layer ||
      head.value !== start.head ||
      stage.value !== start.stage ||
      query.value !== start.query,
  );

  return {
    ...{ spec, layer, head, stage, query, cell, shown, error },
    ...{ tokens, contextTokens, touched, visible },
    edit: (change) => void (spec.value = { ...spec.value, ...change }),
    choose(next) {
      query.value = next;
      cell.value = null;
    },
    pick(next) {
      if (stageInfo(stage.value).rows === 'query') query.value = next.row;
      cell.value = next;
    },
    release() {
      if (!cell.value) query.value = null;
      cell.value = null;
    },
    reset() {
      spec.value = start.spec;
      layer.value = start.layer;
      head.value = start.head;
      stage.value = start.stage;
      query.value = start.query;
      cell.value = null;
    },
    retry: ask,
    stop: () => queue.drop(),
  };
}
