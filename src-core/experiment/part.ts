import { LabError, matrix, type Matrix } from '#core/attention';
import type { Run } from './run.ts';

/** The stages of a run, in the order of the computation. Those of `HEAD_STAGES` exist once per head. */
export const STAGES = [
  'embeddings',
  'query',
  'key',
  'value',
  'scores',
  'scaled',
  'masked',
  'weights',
  'headOutput',
  'concat',
  'output',
] as const;
export type Stage = (typeof STAGES)[number];

const HEAD_STAGES = [
  'query',
  'key',
  'value',
  'scores',
  'scaled',
  'masked',
  'weights',
  'headOutput',
] as const;
type HeadStage = (typeof HEAD_STAGES)[number];

/** A stretch of indices: from (included) to (excluded). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Which numbers of a run are wanted: one stage, of one head where heads differ, all of it or a window. */
export interface PartRequest {
  readonly stage: Stage;
  /** 0-based; ignored by the stages that all heads share. */
  readonly head: number;
  readonly rows?: Span | undefined;
  readonly cols?: Span | undefined;
}

/** The numbers asked for; `rowOffset` and `colOffset` say where the window begins in the whole stage. */
export interface Part extends Matrix {
  readonly stage: Stage;
  readonly head: number;
  readonly rowOffset: number;
  readonly colOffset: number;
}

/** Cuts a part out of a run; a window that reaches past the edge ends there. Throws `head.range`. */
export function partOf(run: Run, request: PartRequest): Part {
  const { stage, head } = request;
  const whole = stageOf(run, stage, head);
  const rows = within(request.rows, whole.rows);
  const cols = within(request.cols, whole.cols);
  const cut = matrix(rows.to - rows.from, cols.to - cols.from);
  for (let i = 0; i < cut.rows; i++) {
    const start = (rows.from + i) * whole.cols + cols.from;
    cut.data.set(whole.data.subarray(start, start + cut.cols), i * cut.cols);
  }
  return { ...cut, stage, head, rowOffset: rows.from, colOffset: cols.from };
}

/** One whole stage of a run. Throws `head.range`. */
export function stageOf(run: Run, stage: Stage, head: number): Matrix {
  if (!isHeadStage(stage)) return run.layer[stage];
  const computed = run.layer.heads[head];
  if (!computed) {
    throw new LabError(
      'head.range',
      `There is no head ${head + 1}; this experiment has ${run.layer.heads.length}. Choose one of them.`,
      { head, heads: run.layer.heads.length },
    );
  }
  return computed[stage];
}

function isHeadStage(stage: Stage): stage is HeadStage {
  return HEAD_STAGES.some((name) => name === stage);
}

function within(span: Span | undefined, size: number): Span {
  const from = Math.min(Math.max(span?.from ?? 0, 0), size);
  return { from, to: Math.min(Math.max(span?.to ?? size, from), size) };
}
