import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { entropyBits, LabError } from '#core/attention';
import type { ComputeReply } from '#core/contract';
import { LIMITS, type ExperimentSpec, type Part } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { isPair } from '#renderer/describe/stages.ts';
import { useDigits } from './digits.ts';
import { useDocument } from './document.ts';
import { useMeter } from './meter.ts';
import { newestWins } from './newest-wins.ts';
import { detailsOf, type Cell, type Detail, type Look } from './plan.ts';
import { useView } from './view.ts';

interface Question extends Look {
  readonly spec: ExperimentSpec;
  readonly began: number;
  /** The whole stage, when the shown one can stay. */
  readonly kept: Part | null;
  readonly checksum: boolean;
}

/** A computed picture: what was asked, and the numbers. All of it belongs together. */
export interface Shown extends Omit<ComputeReply, 'parts' | 'checksum'> {
  readonly spec: ExperimentSpec;
  readonly look: Look;
  readonly picture: Part;
  readonly details: Readonly<Partial<Record<Detail, Part>>>;
  /** When the edit behind it began. */
  readonly began: number;
}

/** Computes what is looked at whenever anything changes; the old picture stays until the new one is there. */
export const usePicture = defineStore('picture', () => {
  const document = useDocument();
  const view = useView();
  const meter = useMeter();
  const digits = useDigits();
  const shown = shallowRef<Shown | null>(null);
  const error = shallowRef<LabError | null>(null);
  /** Whether the next question is the lab's own, which is no edit to be measured. */
  let byItself = false;

  const queue = newestWins<Question, ComputeReply>({
    ask(question, signal) {
      tooLong(question.spec);
      const parts = detailsOf(question).map(([, request]) => request);
      if (!question.kept)
        parts.unshift({ layer: question.layer, stage: question.stage, head: question.head });
      const { spec, checksum } = question;
      return labApi().attention.compute({ spec, parts, checksum }, { signal });
    },
    answered(question, reply) {
      const { spec, layer, stage, head, query, cell, began, kept } = question;
      const [first, ...others] = reply.parts;
      const picture = kept ?? first;
      if (!picture) return;
      const parts = kept ? reply.parts : others;
      const details = Object.fromEntries(detailsOf(question).map(([name], i) => [name, parts[i]]));
      shown.value = {
        ...reply,
        spec,
        look: { layer, stage, head, query, cell },
        picture,
        details,
        began,
      };
      error.value = null;
      if (outside(cell, picture)) view.release();
      if (question.checksum) digits.compare(spec, reply.checksum);
      if (view.undecided) begin(shown.value);
    },
    failed(_question, fault) {
      if (fault instanceof LabError && GONE.includes(fault.code)) return view.fallBack();
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });

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

  function ask(): void {
    const began = byItself ? NaN : meter.beginning();
    byItself = false;
    const { spec } = document;
    const { layer, stage, head, query, cell } = view;
    const now = shown.value;
    const there = now?.look.layer === layer && now.look.stage === stage && now.look.head === head;
    const same = there && now.spec === spec;
    const kept = same ? now.picture : null;
    const checksum = digits.wanted(spec);
    queue.push({ spec, layer, stage, head, query, cell, began, kept, checksum });
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

  return { shown, error, stale, ask };
});

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
