import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts';
import type {
  CalendarComponentOption,
  GridComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { css } from '../color.ts';
import type { Palette } from '../palette.ts';

/** Any picture of the progress page. */
export type ProgressOption = ComposeOption<
  | BarSeriesOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | CalendarComponentOption
  | GridComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

export const FONT = '"Inter Variable", Inter, system-ui, sans-serif';

/** Text on an axis. */
export function axisText(palette: Palette) {
  return { color: css(palette.soft), fontFamily: FONT, fontSize: 11 } as const;
}

/** An axis without ornament; `lines` draws faint ones across. */
export function plainAxis(palette: Palette, lines = false) {
  return {
    axisLine: { show: !lines, lineStyle: { color: css(palette.line) } },
    axisTick: { show: false },
    axisLabel: axisText(palette),
    splitLine: { show: lines, lineStyle: { color: css(palette.line) } },
  };
}

/** What is said of what the pointer is on, in the lab's own look. */
export function tip(palette: Palette) {
  return {
    backgroundColor: css(palette.panel),
    borderColor: css(palette.line),
    textStyle: { color: css(palette.ink), fontFamily: FONT, fontSize: 12 },
    confine: true,
  };
}
