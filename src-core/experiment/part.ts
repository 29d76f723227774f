import {
  isHeadStage,
  LabError,
  MAIN_STAGES,
  matrix,
  nodeAt,
  STAGES as ALL_STAGES,
  type MainStage,
  type Matrix,
  type Node,
  type Stage as AnyStage,
} from '#core/attention';
import type { Run } from './run.ts';

/** The main line: the stages that every layer of every run has, in the order of the computation. */
export const STAGES = MAIN_STAGES;
export type Stage = MainStage;

/** Every stage that some run has, the learned matrices among them. */
export { ALL_STAGES, type AnyStage };

/** A stretch of indices: from (included) to (excluded). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which numbers of a run are wanted: one stage, of one head where heads differ, all of it or a window. */
export interface PartRequest {
  /** 0-based; the first layer when left out. */
  readonly layer?: number | undefined;
  readonly stage: AnyStage;
  /** 0-based; ignored by the stages that all heads share. */
  readonly head: number;
  readonly rows?: Span | undefined;
  readonly cols?: Span | undefined;
}

/** The numbers asked for; `rowOffset` and `colOffset` say where the window begins in the whole stage. */
export interface Part extends Matrix {
  readonly layer: number;
  readonly stage: AnyStage;
  readonly head: number;
  readonly rowOffset: number;
  readonly colOffset: number;
}

/** Cuts a part out of a run; a window that reaches past the edge ends there. Throws as `stageOf`. */
export function partOf(run: Run, request: PartRequest): Part {
  const { stage, head, layer = 0 } = request;
  return cutOut(stageOf(run, stage, head, layer), { ...request, layer });
}

/** Cuts the requested window out of a matrix that has the shape of a whole stage. */
export function cutOut(whole: Matrix, request: PartRequest): Part {
  const { stage, head, layer = 0 } = request;
  const rows = within(request.rows, whole.rows);
  const cols = within(request.cols, whole.cols);
  const cut = matrix(rows.to - rows.from, cols.to - cols.from);
  for (let i = 0; i < cut.rows; i++) {
    const start = (rows.from + i) * whole.cols + cols.from;
    cut.data.set(whole.data.subarray(start, start + cut.cols), i * cut.cols);
  }
  return { ...cut, layer, stage, head, rowOffset: rows.from, colOffset: cols.from };
}

/** One whole stage of a run. Throws `layer.range`, `head.range` and `stage.absent`. */
export function stageOf(run: Run, stage: AnyStage, head: number, layer = 0): Matrix {
  if (!run.layers[layer]) {
    throw new LabError(
      'layer.range',
      `There is no layer ${layer + 1}; this experiment has ${run.layers.length}. Choose one of them.`,
      { layer, layers: run.layers.length },
    );
  }
  if (isHeadStage(stage) && !run.layers[layer].heads[head]) {
    throw new LabError(
      'head.range',
      `There is no head ${head + 1}; this experiment has ${run.layer.heads.length}. Choose one of them.`,
      { head, heads: run.layer.heads.length },
    );
  }
  return nodeAt(run, { layer, stage, head }).value;
}

/** The stages that a layer of this run has, each once, in the order of the computation. */
export function stagesOf(run: Run, layer: number): AnyStage[] {
  const names = new Map<Node, AnyStage>();
  // Where two names mean the same numbers, that of the main line stays.
  for (const stage of [...STAGES, ...ALL_STAGES]) {
    const node = run.find({ layer, stage, head: 0 });
    if (node && !names.has(node)) names.set(node, stage);
  }
  const own = new Set(names.values());
  return ALL_STAGES.filter((stage) => own.has(stage));
}

function within(span: Span | undefined, size: number): Span {
  const from = Math.min(Math.max(span?.from ?? 0, 0), size);
  return { from, to: Math.min(Math.max(span?.to ?? size, from), size) };
}
