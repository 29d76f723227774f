import type { AnyStage, Part } from '#core/experiment';
import { axisPlace, type AxisNames } from './axis.ts';
import { exact, share } from './numbers.ts';
import { isPair, stageInfo } from './stages.ts';

interface Place {
  readonly row: number;
  readonly col: number;
}

/** What is needed of a computed picture to name one of its numbers. */
export interface Named extends AxisNames {
  readonly picture: Part;
  readonly look: { readonly stage: AnyStage };
}

/** The two ends of a number: “it” and “cat”, “it” and “dimension 3”; empty where there is only one row or column. */
export function cellEnds(named: Named, { row, col }: Place): { row: string; col: string } {
  const info = stageInfo(named.look.stage);
  return { row: axisPlace(named, info.rows, row), col: axisPlace(named, info.cols, col) };
}

/** “it → cat”, or “it, dimension 3”. */
export function cellTitle(named: Named, cell: Place): string {
  const { row, col } = cellEnds(named, cell);
  if (isPair(named.look.stage)) return `${row} → ${col}`;
  return [row, col]
    .filter(Boolean)
    .join(stageInfo(named.look.stage).rows === 'model dimension' ? ' → ' : ', ');
}

/** The number itself: weights in percent, everything else as it is, with the decimals that are set. */
export function cellValue({ picture, look }: Named, { row, col }: Place, decimals = 2): string {
  const value = picture.data[row * picture.cols + col] ?? NaN;
  return look.stage === 'weights' ? share(value, decimals) : exact(value, decimals);
}
