import { css, type Rgb } from '../color.ts';
import type { Palette } from '../palette.ts';
import { axisText, plainAxis, tip, type ProgressOption } from './options.ts';

/** A value for a day, with the words of the day on the axis. */
export interface DayBar {
  readonly label: string;
  readonly value: number;
  /** Said of it under the pointer. */
  readonly note: string;
}

/** One thing that is drawn on top of the others. */
export interface DayLayer {
  readonly name: string;
  readonly color: Rgb;
  readonly bars: readonly DayBar[];
}

/** Upright bars by day, the layers on top of each other. `unit` is written at the upper end of the axis. */
export function dayBarsOption(
  layers: readonly DayLayer[],
  palette: Palette,
  whole = true,
): ProgressOption {
  const [first] = layers;
  return {
    animation: false,
    grid: { left: 4, right: 4, top: 10, bottom: 2, outerBoundsMode: 'same' },
    tooltip: {
      ...tip(palette),
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (items) => {
        const index = Array.isArray(items) ? items[0]?.dataIndex : items.dataIndex;
        const notes = layers.map(({ bars }) => bars[index ?? 0]?.note).filter(Boolean);
        return notes.join('<br>');
      },
    },
    xAxis: {
      type: 'category',
      data: first?.bars.map(({ label }) => label) ?? [],
      ...plainAxis(palette),
      axisLabel: { ...axisText(palette), hideOverlap: true },
    },
    yAxis: { type: 'value', ...plainAxis(palette, true), ...(whole ? { minInterval: 1 } : {}) },
    series: layers.map(({ name, color, bars }) => ({
      type: 'bar',
      name,
      stack: 'all',
      barMaxWidth: 18,
      barCategoryGap: '30%',
      itemStyle: { color: css(color) },
      emphasis: { disabled: true },
      data: bars.map(({ value }) => value),
    })),
  };
}
