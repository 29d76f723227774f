import { defineStore } from 'pinia';
import { useDebounceFn } from '@vueuse/core';
import { computed, ref, shallowRef, watch } from 'vue';
import { entropyBits, LabError } from '#core/attention';
import type { ComputeReply } from '#core/contract';
import { LIMITS, partOfSketch, type ExperimentSpec, type Part } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { isLarge } from '#renderer/charts/index.ts';
import { isPair } from '#renderer/describe/stages.ts';
import { useDigits } from '../desk/digits.ts';
import { useDocument } from '../desk/document.ts';
import { followWhenFree } from './follow-when-free.ts';
import { useMapWindow } from './map-window.ts';
import { useMeter } from './meter.ts';
import { newestWins } from '../asking/newest-wins.ts';
import { learnPieces } from '../desk/pieces.ts';
import { detailsOf, type Cell, type Detail, type Look } from './plan.ts';
import { useView } from './view.ts';

interface Question extends Look {
  readonly spec: ExperimentSpec;
  readonly began: number;
  /** The whole stage, when the shown one can stay. */
  readonly kept: Part | null;
  readonly checksum: boolean;
  /** Whether a sketch of the stage will do for now. */
  readonly sketch: boolean;
}

/** A computed picture: what was asked, and the numbers. All of it belongs together. */
export interface Shown extends Omit<ComputeReply, 'parts' | 'sketch' | 'checksum'> {
  readonly spec: ExperimentSpec;
  readonly look: Look;
  readonly picture: Part;
  /** Whether `picture` is a sketch: to be painted, not to be read. */
  readonly sketched: boolean;
  readonly details: Readonly<Partial<Record<Detail, Part>>>;
  /** When the edit behind it began. */
  readonly began: number;
}

/**
 * Computes what is looked at whenever anything changes; the old picture stays until the new one is there. `newest` is for
 * the picture itself; `shown`, for everything beside it, is the same a frame later, so that an edit's picture waits for nothing else.
 */
export const usePicture = defineStore('picture', () => {
  const document = useDocument();
  const view = useView();
  const meter = useMeter();
  const digits = useDigits();
  const sight = useMapWindow();
  const newest = shallowRef<Shown | null>(null);
  const shown = shallowRef<Shown | null>(null);
  const error = shallowRef<LabError | null>(null);
  /** How far a trained model is opened, 0 … 1; null while none is. */
  const loading = ref<number | null>(null);
  /** Whether the next question is the lab's own, which is no edit to be measured. */
  let byItself = false;

  const queue = newestWins<Question, ComputeReply>({
    ask(question, signal) {
      tooLong(question.spec);
      const { spec, layer, stage, head, checksum } = question;
      const details = detailsOf(question).map(([, request]) => request);
      const whole = { layer, stage, head };
      const wants = question.kept
        ? { parts: details }
        : question.sketch
          ? { parts: details, sketch: whole }
          : { parts: [whole, ...details] };
      const onProgress = (share: number) => {
        if (!signal.aborted) loading.value = share;
      };
      return labApi().attention.compute({ spec, checksum, ...wants }, { signal, onProgress });
    },
    answered(question, reply) {
      loading.value = null;
      const { spec, layer, stage, head, query, cell, began, kept } = question;
      const { sketch, ...rest } = reply;
      const parts = [...reply.parts];
      const picture = kept ?? (sketch ? partOfSketch(sketch) : parts.shift());
      if (!picture) return;
      const sketched = kept === null && sketch !== null;
      const details = Object.fromEntries(detailsOf(question).map(([name], i) => [name, parts[i]]));
      const look = { layer, stage, head, query, cell };
      newest.value = { ...rest, spec, look, picture, sketched, details, began };
      error.value = null;
      if (spec.model.kind === 'encoder') void learnPieces(spec.model.id);
      if (outside(cell, picture)) view.release();
      if (question.checksum) digits.compare(spec, reply.checksum);
      if (sketched) void exactly();
      beside.follow(Number.isNaN(began));
      if (view.undecided) begin(newest.value);
    },
    failed(_question, fault) {
      loading.value = null;
      if (fault instanceof LabError && GONE.includes(fault.code)) return view.fallBack();
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });

  const beside = followWhenFree(() => (shown.value = newest.value));
  /** A sketch becomes exact when the hand rests. */
  const exactly = useDebounceFn(() => {
    const now = newest.value;
    // A newer edit is on its way otherwise, and its own sketch comes first.
    if (now?.sketched && now.spec === document.spec) ask();
  }, REST);

  /** Begins at the chosen word, else where attention is sharpest, and there at the largest weight. */
  function begin({ look, picture, details }: Shown): void {
    const whole = look.stage === 'weights';
    const row = view.query ?? (whole ? sharpestRow(picture) : null);
    const own = whole ? picture : details.weights;
    if (row === null || !own || !isPair(look.stage)) return;
    const first = (row - own.rowOffset) * own.cols;
    const shares = Array.from(own.data.subarray(first, first + own.cols));
    byItself = true;
    view.choose(row, { row, col: shares.indexOf(Math.max(...shares)) });
  }

  /** Whether the picture says no number: a large map that is seen whole. */
  function onlyPainted(part: Part): boolean {
    return view.picture === 'map' && sight.whole && !sight.onlyPinned && isLarge({ part });
  }

  function ask(): void {
    const began = byItself ? NaN : meter.beginning();
    byItself = false;
    const { spec } = document;
    const { layer, stage, head, query, cell } = view;
    const now = newest.value;
    const there = now?.look.layer === layer && now.look.stage === stage && now.look.head === head;
    const same = there && now.spec === spec;
    const kept = same && !now.sketched ? now.picture : null;
    const moved = there && !same && !Number.isNaN(began);
    const sketch = moved && onlyPainted(now.picture);
    const checksum = digits.wanted(spec);
    queue.push({ spec, layer, stage, head, query, cell, began, kept, checksum, sketch });
  }

  watch(
    () => [
      document.spec,
      view.layer,
      view.stage,
      view.head,
      view.query,
      view.cell,
      document.sitting,
    ],
    ask,
    {
      immediate: true,
    },
  );
  watch(() => document.sitting, queue.drop, { flush: 'sync' });

  /** Whether what is seen is not what is set: the last picture before an error. */
  const stale = computed(() => error.value !== null);

  return { newest, shown, error, loading, stale, ask };
});

/** How long a hand rests before a sketch is made exact, milliseconds. */
const REST = 400;
/** What was looked at is not in this experiment: another stage has to be shown. */
const GONE = ['layer.range', 'head.range', 'stage.absent'];

function outside(cell: Cell | null, { rows, cols }: Part): boolean {
  return cell !== null && (cell.row >= rows || cell.col >= cols);
}

/** The row with the least entropy among those that have a choice: under a causal mask the first has none. */
function sharpestRow(weights: Part): number {
  let best = { entropy: Infinity, row: 0 };
  for (let row = 0; row < weights.rows; row++) {
    const shares = weights.data.subarray(row * weights.cols, (row + 1) * weights.cols);
    const entropy = entropyBits(shares);
    const choices = shares.filter((share) => share > 0).length;
    if (choices > 1 && entropy < best.entropy) best = { entropy, row };
  }
  return best.row;
}

/** Says in the lab's words what the wire would only call invalid. */
function tooLong(spec: ExperimentSpec): void {
  for (const [which, text] of [
    [spec.context === null ? 'sentence' : 'first sentence', spec.text],
    ['second sentence', spec.context ?? ''],
  ] as const) {
    if (text.length <= LIMITS.characters) continue;
    throw new LabError(
      'text.too-long',
      `The ${which} has ${text.length.toLocaleString('en')} characters; the lab takes up to ${LIMITS.tokens} words. Shorten it to go on.`,
      { which },
    );
  }
}
