import type { EChartsCoreOption } from 'echarts/core';
import { css } from './color.ts';
import type { Palette } from './palette.ts';

/** One curve; a value that is not finite is a gap. */
export interface PlotCurve {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** Curves over a common axis; told apart by dashes as well as by colour. */
export function plotOption(
  curves: readonly PlotCurve[],
  axis: { readonly x: string; readonly from: number; readonly to: number },
  palette: Palette,
): EChartsCoreOption {
  const { ink, soft, line } = palette;
  const colors = [palette.w, palette.q, palette.k, palette.v, palette.s];
  const dashes = ['solid', [6, 4], [2, 3], [10, 3, 2, 3]] as const;
  const label = { color: css(soft), fontFamily: 'Inter Variable', fontSize: 12 };
  return {
    animation: false,
    grid: { left: 48, right: 16, top: curves.length > 1 ? 32 : 12, bottom: 40 },
    legend: {
      show: curves.length > 1,
      top: 0,
      icon: 'roundRect',
      itemHeight: 3,
      textStyle: { ...label, color: css(ink) },
    },
    xAxis: {
      type: 'value',
      min: axis.from,
      max: axis.to,
      name: axis.x,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: label,
      axisLabel: label,
      axisLine: { lineStyle: { color: css(line) } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      axisLabel: label,
      splitLine: { lineStyle: { color: css(line) } },
    },
    tooltip: { trigger: 'axis', confine: true },
    series: curves.map(({ name, points }, i) => ({
      name,
      type: 'line',
      showSymbol: false,
      color: css(colors[i % colors.length] ?? ink),
      lineStyle: { width: 2, type: dashes[i % dashes.length] ?? 'solid' },
      data: points.map(([x, y]) => [x, Number.isFinite(y) ? y : null]),
    })),
  };
}
