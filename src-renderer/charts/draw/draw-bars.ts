import { decimal } from '#renderer/describe/numbers.ts';
import type { Size } from '../map-layout.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen/pen.ts';
import { shortened } from './draw-map.ts';

/** A bar: what is above and below 0 of an amount. */
export interface BarDrawing {
  readonly name: string;
  readonly amount: number;
  readonly above: number;
  readonly below: number;
}

const ROW = 26;
const NAME = 130;
const BARS = 380;
const WIDTH = NAME + BARS + 90;

/** How large a drawing of so many bars and their sum is. */
export function barsSize(bars: readonly BarDrawing[]): Size {
  return { width: WIDTH, height: (bars.length + 1) * ROW };
}

/** Draws signed bars with their numbers, and their sum. */
export function drawBars(
  pen: Pen,
  bars: readonly BarDrawing[],
  total: number,
  decimals: number,
  palette: Palette,
): void {
  const size = Math.max(...bars.flatMap(({ above, below }) => [above, -below]), 1e-300);
  const zero = NAME + BARS / 2;
  const scale = BARS / 2 / size;
  const number = { size: 12, font: 'mono', align: 'right' } as const;
  bars.forEach(({ name, amount, above, below }, i) => {
    const middle = (i + 0.5) * ROW;
    pen.text(NAME - 12, middle, shortened(name, NAME - 16), {
      fill: palette.ink,
      size: 13,
      align: 'right',
    });
    pen.rect(zero, middle - 6, above * scale, 12, { fill: palette.o });
    pen.rect(zero + below * scale, middle - 6, -below * scale, 12, { fill: palette.warm });
    pen.text(WIDTH, middle, decimal(amount, decimals), { ...number, fill: palette.ink });
  });
  const end = bars.length * ROW;
  pen.path(`M${zero},0L${zero},${end}`, { stroke: palette.faint, width: 1 });
  pen.path(`M0,${end}L${WIDTH},${end}`, { stroke: palette.line, width: 1 });
  pen.text(NAME - 12, end + ROW / 2, 'Sum', {
    fill: palette.ink,
    size: 13,
    bold: true,
    align: 'right',
  });
  pen.text(WIDTH, end + ROW / 2, decimal(total, decimals), { ...number, fill: palette.ink });
}
