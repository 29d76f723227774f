import type { EChartsCoreOption } from 'echarts/core';
import { css } from './color.ts';
import type { Palette } from './palette.ts';

/** A line of a small chart. */
export interface Curve {
  readonly name: string;
  readonly color: readonly [number, number, number];
  readonly points: readonly (readonly [number, number])[];
  /** How its points look, so that lines differ not by colour alone. */
  readonly symbol: 'circle' | 'rect' | 'triangle' | 'diamond' | 'none';
  readonly dashed?: boolean;
}

/** What a small chart is labelled with. */
export interface CurveAxes {
  readonly x: string;
  readonly y: string;
  readonly logarithmic: 'none' | 'x' | 'both';
  /** A place on the x axis to mark, such as where one is. */
  readonly here?: { readonly x: number; readonly label: string };
}

/** A point of one of the curves, by its place among them and on it. */
export interface CurvePlace {
  readonly curve: number;
  readonly point: number;
}

/** Lines over an axis that may be logarithmic, small enough for the inspector; `read` is the point that arrow keys are on. */
export function curveOption(
  curves: readonly Curve[],
  axes: CurveAxes,
  palette: Palette,
  read: CurvePlace | null = null,
): EChartsCoreOption {
  const text = { color: css(palette.soft), fontSize: 10 };
  const line = { lineStyle: { color: css(palette.line) } };
  const axis = (name: string, logarithmic: boolean) => ({
    type: logarithmic ? 'log' : 'value',
    name,
    nameLocation: 'middle',
    nameTextStyle: text,
    axisLabel: { ...text, hideOverlap: true },
    axisLine: line,
    splitLine: line,
    minorSplitLine: { show: false },
  });
  const { here } = axes;
  const mark = here && {
    silent: true,
    symbol: 'none',
    label: { formatter: here.label, color: css(palette.ink), fontSize: 10, position: 'end' },
    lineStyle: { color: css(palette.ink), type: 'solid', width: 1 },
    data: [{ xAxis: here.x }],
  };
  return {
    animation: false,
    grid: { left: 40, right: 12, top: 18, bottom: 34 },
    xAxis: {
      ...axis(axes.x, axes.logarithmic !== 'none'),
      nameGap: 20,
      min: 'dataMin',
      max: 'dataMax',
    },
    yAxis: { ...axis(axes.y, axes.logarithmic === 'both'), nameGap: 28 },
    series: [
      ...curves.map((curve, i) => ({
        type: 'line',
        name: curve.name,
        data: curve.points,
        symbol: curve.symbol,
        symbolSize: 6,
        color: css(curve.color),
        lineStyle: { width: 1.5, type: curve.dashed ? 'dashed' : 'solid' },
        ...(i === 0 && mark ? { markLine: mark } : {}),
      })),
      ...ringAt(curves, read, palette),
    ],
  };
}

/** A ring around the point that is read; always a series, so that the one before is taken away. */
function ringAt(curves: readonly Curve[], read: CurvePlace | null, palette: Palette) {
  const point = read && curves[read.curve]?.points[read.point];
  const itemStyle = { color: 'transparent', borderColor: css(palette.ink), borderWidth: 2 };
  const ring = { type: 'line', symbol: 'circle', symbolSize: 11, silent: true, itemStyle };
  return [{ ...ring, data: point ? [point] : [] }];
}
