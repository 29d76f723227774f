import { likelyTokens, type AnyStage, type ExperimentSpec } from '#core/experiment';
import { stageInfo, type Axis } from './stages.ts';

/** The words of an experiment and the sizes of its matrices. */
export interface Words {
  readonly asking: readonly string[];
  readonly asked: readonly string[];
  readonly dModel: number;
  readonly dK: number;
}

interface Place {
  readonly row: number;
  readonly col: number;
}

/** The words of an experiment; null while one of its sentences has none or too many. */
export function wordsOf({ text, context, model }: ExperimentSpec): Words | null {
  try {
    const asking = likelyTokens(text, model);
    const asked = context === null ? asking : likelyTokens(context, model);
    return { asking, asked, dModel: model.dModel, dK: model.dModel / model.heads };
  } catch {
    return null;
  }
}

/**
 * Where the token at `index` is after the sentence was edited: it moves with the words around it; null
 * when it is gone.
 */
export function followToken(
  before: readonly string[],
  after: readonly string[],
  index: number,
): number | null {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (index < start) return index;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (index >= before.length - end) return index + after.length - before.length;
  // Inside the changed stretch: a word being retyped stays chosen.
  return index < after.length - end ? index : null;
}

/** The chosen word after an edit. */
export function followQuery(query: number | null, before: Words, after: Words): number | null {
  return query === null ? null : followToken(before.asking, after.asking, query);
}

/** The picked cell of a stage after an edit; null when its row or column is gone. */
export function followCell(
  cell: Place | null,
  stage: AnyStage,
  before: Words,
  after: Words,
): Place | null {
  if (!cell) return null;
  const info = stageInfo(stage);
  const row = followAlong(info.rows, cell.row, before, after);
  const col = followAlong(info.cols, cell.col, before, after);
  if (row === null || col === null) return null;
  return row === cell.row && col === cell.col ? cell : { row, col };
}

function followAlong(axis: Axis, index: number, before: Words, after: Words): number | null {
  switch (axis) {
    case 'query':
      return followToken(before.asking, after.asking, index);
    case 'context':
      return followToken(before.asked, after.asked, index);
    case 'head dimension':
      return index < after.dK ? index : null;
    case 'model dimension':
      return index < after.dModel ? index : null;
    default:
      // The next picture lets go of what is outside it.
      return index;
  }
}
