import type { Part, Stage } from '#core/experiment';
import { decimal, percent } from './numbers.ts';
import { stageInfo } from './stages.ts';

interface Place {
  readonly row: number;
  readonly col: number;
}

/** What is needed of a computed picture to name one of its numbers. */
export interface Named {
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
  readonly picture: Part;
  readonly look: { readonly stage: Stage };
}

/** The two ends of a number: “it → cat”, or the word and a dimension. */
export function cellEnds(named: Named, { row, col }: Place): { row: string; col: string } {
  const info = stageInfo(named.look.stage);
  const rowWords = info.rows === 'query' ? named.tokens : named.contextTokens;
  return {
    row: rowWords[row] ?? '',
    col: info.cols === 'context' ? (named.contextTokens[col] ?? '') : String(col + 1),
  };
}

/** “it → cat”, or “it, dimension 3”. */
export function cellTitle(named: Named, cell: Place): string {
  const { row, col } = cellEnds(named, cell);
  const pair = stageInfo(named.look.stage).cols === 'context';
  return pair ? `${row} → ${col}` : `${row}, dimension ${col}`;
}

/** The number itself: weights in percent, everything else with three decimals. */
export function cellValue({ picture, look }: Named, { row, col }: Place): string {
  const value = picture.data[row * picture.cols + col] ?? NaN;
  return look.stage === 'weights' ? percent(value) : decimal(value, 3);
}
