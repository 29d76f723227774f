import { css } from '../color.ts';
import type { Palette } from '../palette.ts';
import { axisText, plainAxis, type ProgressOption } from './options.ts';

/** A bar: a share 0…1 with its words. */
export interface ShareBar {
  readonly label: string;
  readonly share: number;
  /** What stands at the bar's end, such as “83 % of 12”. */
  readonly note: string;
  /** Drawn in the colour that calls for attention; its note or the text beside it says so too. */
  readonly weak: boolean;
}

/** The height that so many bars take, px. */
export function barsHeight(count: number): number {
  return count * 28 + 4;
}

/** The room for the notes at the right: digits of 12 px are some 7 px wide. */
function noteRoom(bars: readonly ShareBar[]): number {
  const longest = Math.max(0, ...bars.map(({ note }) => note.length));
  return Math.max(84, longest * 7 + 14);
}

/** Horizontal bars of shares, first at the top, each with its number. */
export function shareBarsOption(
  bars: readonly ShareBar[],
  palette: Palette,
  labelWidth = 132,
): ProgressOption {
  const axis = {
    type: 'category',
    inverse: true,
    ...plainAxis(palette),
    axisLine: { show: false },
  } as const;
  return {
    animation: false,
    grid: { left: labelWidth, right: noteRoom(bars), top: 2, bottom: 2, outerBoundsMode: 'none' },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: [
      {
        ...axis,
        data: bars.map(({ label }) => label),
        axisLabel: {
          ...{ ...axisText(palette), fontSize: 12, width: labelWidth - 8, overflow: 'truncate' },
          ...{ align: 'left', margin: labelWidth },
        },
      },
      {
        ...axis,
        position: 'right',
        data: bars.map(({ note }) => note),
        axisLabel: { ...axisText(palette), fontSize: 12, color: css(palette.ink) },
      },
    ],
    series: [
      {
        type: 'bar',
        barWidth: 8,
        silent: true,
        showBackground: true,
        backgroundStyle: { color: css(palette.sunk), borderRadius: 4 },
        data: bars.map(({ share, weak }) => ({
          value: share,
          itemStyle: { color: css(weak ? palette.k : palette.good), borderRadius: 4 },
        })),
      },
    ],
  };
}
