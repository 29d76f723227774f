import { isHeadStage } from '#core/attention';
import type { Step } from '#core/code';
import type { ComputeReply } from '#core/contract';
import type { AnyStage, ExperimentSpec, PartRequest } from '#core/experiment';
import {
  clampFocus,
  firstOf,
  shapeOf,
  windowAround,
  type Focus,
  type Sizes,
} from '#renderer/describe/focus.ts';
import { stageInfo, type Axis } from '#renderer/describe/stages.ts';

/** How many rows and columns of a matrix are shown at most: words, and everything else. */
const MOST = { all: { words: 12, others: 8 }, one: { words: 14, others: 8 } } as const;
/** How many heads are shown side by side where they are joined. */
const HEADS_SHOWN = 4;

/** What tells the shown matrices of a walk apart. */
export function partKey(stage: AnyStage, head: number): string {
  return isHeadStage(stage) ? `${stage}/${head}` : stage;
}

/** The lengths of an experiment's axes. */
export function sizesOf(
  { model }: ExperimentSpec,
  reply: Pick<ComputeReply, 'tokens' | 'contextTokens' | 'heads' | 'dModel' | 'dK' | 'dV'>,
): Sizes {
  const { tokens, contextTokens, heads, dModel, dK, dV } = reply;
  const seeded = model.kind === 'seeded' ? model : null;
  return {
    ...{ tokens, contextTokens, heads, dModel, dK, dV },
    keyValueHeads: seeded?.keyValueHeads ?? heads,
    dFeedForward: (model.kind === 'teaching' ? undefined : model.dFeedForward) ?? 0,
  };
}

/** The heads that are shown where all are joined: the chosen one and its neighbours. */
export function headsShown(heads: number, head: number): number[] {
  const { from, to } = windowAround(head, heads, HEADS_SHOWN);
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Which numbers the shown steps need: each matrix once, around the number that is followed. */
export function walkRequests(
  steps: readonly Step[],
  mode: 'all' | 'one',
  focus: Focus,
  { layer, head }: { readonly layer: number; readonly head: number },
  sizes: Sizes | null,
): PartRequest[] {
  const wanted = new Map<string, PartRequest>();
  const want = (stage: AnyStage, ofHead: number) => {
    const own = isHeadStage(stage) ? ofHead : 0;
    const request = { layer: isInput(stage) ? 0 : layer, stage, head: own };
    wanted.set(partKey(stage, own), { ...request, ...windowOf(stage, mode, focus, ofHead, sizes) });
  };
  for (const { stage, kind, inputs } of steps) {
    want(stage, head);
    for (const input of inputs) {
      const joined = kind === 'concat' && mode === 'one' && sizes;
      for (const ofHead of joined ? headsShown(sizes.heads, head) : [head]) want(input, ofHead);
    }
  }
  return [...wanted.values()];
}

/** What stands on the tape of the first layer only. */
function isInput(stage: AnyStage): boolean {
  return ['words', 'positions', 'contextWords', 'contextPositions'].includes(stage);
}

function windowOf(
  stage: AnyStage,
  mode: 'all' | 'one',
  focus: Focus,
  head: number,
  sizes: Sizes | null,
): Pick<PartRequest, 'rows' | 'cols'> {
  const info = stageInfo(stage);
  const most = (axis: Axis) =>
    axis === 'query' || axis === 'context' ? MOST[mode].words : MOST[mode].others;
  if (!sizes)
    return { rows: { from: 0, to: most(info.rows) }, cols: { from: 0, to: most(info.cols) } };
  const cell = clampFocus(focus, stage, head, sizes);
  const shape = shapeOf(stage, sizes);
  const rows = windowAround(cell.row, shape.rows, most(info.rows));
  // Of a projection those columns are shown that belong to the head, so that they stand above the result’s.
  const own = ownColumns(stage, sizes);
  if (own === null) return { rows, cols: windowAround(cell.col, shape.cols, most(info.cols)) };
  const first = firstOf(stage, head, sizes);
  const { from, to } = windowAround(cell.col - first, own, most(info.cols));
  return { rows, cols: { from: first + from, to: first + to } };
}

/** How many columns of a projection belong to one head; null for every other matrix. */
function ownColumns(stage: AnyStage, { dK, dV }: Sizes): number | null {
  if (stage === 'wV' || stage === 'bV') return dV;
  return ['wQ', 'bQ', 'wK', 'bK'].includes(stage) ? dK : null;
}
