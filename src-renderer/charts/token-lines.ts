import type { Matrix } from '#core/attention';

/** A line between a word that asks and a word that is asked. */
export interface TokenLine {
  readonly row: number;
  readonly col: number;
  readonly weight: number;
}

/** Which lines are wanted. */
export interface LineFilter {
  /** The least weight that has a line. */
  readonly threshold: number;
  /** At most this many, the strongest. */
  readonly most: number;
}

/** The lines of a matrix of weights that are strong enough, weakest first, so that the strong ones lie on top. */
export function tokenLines(
  { rows, cols, data }: Matrix,
  { threshold, most }: LineFilter,
): { readonly lines: readonly TokenLine[]; readonly left: number } {
  const strong: TokenLine[] = [];
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const weight = data[row * cols + col] ?? 0;
      if (weight > 0 && weight >= threshold) strong.push({ row, col, weight });
    }
  strong.sort((a, b) => a.weight - b.weight || a.row - b.row || a.col - b.col);
  const left = Math.max(0, strong.length - most);
  return { lines: strong.slice(left), left };
}

/** How a line of this weight, 0 … 1, is drawn: CSS pixels and opacity. */
export function lineStroke(weight: number): { width: number; opacity: number } {
  return { width: 0.75 + 7 * weight, opacity: 0.2 + 0.8 * Math.sqrt(weight) };
}

/** Where the two columns of words stand, CSS pixels. */
export interface LinesFrame {
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
}

/** The middle of the word at an index. */
export function wordY(frame: LinesFrame, index: number): number {
  return (index + 0.5) * frame.rowHeight;
}

/** An SVG path from a word on the left to a word on the right, level at both ends. */
export function linePath(frame: LinesFrame, { row, col }: Pick<TokenLine, 'row' | 'col'>): string {
  const bend = (frame.right - frame.left) * 0.4;
  const [from, to] = [wordY(frame, row), wordY(frame, col)];
  return `M${frame.left},${from}C${frame.left + bend},${from} ${frame.right - bend},${to} ${frame.right},${to}`;
}
