import type { HeatmapSeriesOption } from 'echarts/charts';
import type { GridComponentOption, VisualMapComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { cellWriter } from './cell-text.ts';
import { css, readableOn, type Rgb } from './color.ts';
import type { MapLayout } from './map-layout.ts';
import { isLarge, type MapPicture } from './map-picture.ts';
import { cellEdge, numberSize } from './paint-map.ts';
import type { Palette } from './palette.ts';

export type HeatmapOption = ComposeOption<
  HeatmapSeriesOption | GridComponentOption | VisualMapComponentOption
>;

const STOPS = 16;
const FONT = '"Inter Variable", Inter, system-ui, sans-serif';
const MONO = '"JetBrains Mono Variable", ui-monospace, monospace';

/** What of the map is marked by its labels. */
export interface Marked {
  readonly row: number | null;
  readonly col: number | null;
  readonly rowColor: Rgb;
  readonly colColor: Rgb;
}

/**
 * The chart of a map: words on both axes, a number in each cell that has room for it. Above 64 × 64
 * cells it has the axes only; `paintCells` puts the cells there.
 */
export function heatmapOption(
  picture: MapPicture,
  layout: MapLayout,
  palette: Palette,
  marked: Marked,
  decimals?: number,
): HeatmapOption {
  const { ramp } = picture;
  const stops = Array.from({ length: STOPS + 1 }, (_, i) =>
    css(ramp.at(ramp.from + ((ramp.to - ramp.from) * i) / STOPS)),
  );
  const axis = { type: 'category', axisLine: { show: false }, axisTick: { show: false } } as const;
  const label = { fontFamily: FONT, fontSize: 12, margin: 8, overflow: 'truncate' } as const;
  const tint = (index: number | undefined, mark: number | null, color: Rgb) =>
    css(index === mark ? color : palette.soft);
  const { left, top, width, height } = layout;
  return {
    animation: false,
    grid: { left, top, width, height, outerBoundsMode: 'none' },
    xAxis: {
      ...axis,
      position: 'top',
      data: [...picture.colLabels],
      axisLabel: {
        ...label,
        interval: (index: number) => index % layout.colStep === 0,
        rotate: -layout.turn,
        width: layout.colLabelWidth + 4,
        color: (_word, index) => tint(index, marked.col, marked.colColor),
      },
    },
    yAxis: {
      ...axis,
      inverse: true,
      data: [...picture.rowLabels],
      axisLabel: {
        ...label,
        interval: (index: number) => index % layout.rowStep === 0,
        width: layout.rowLabelWidth,
        color: (_word, index) => tint(index, marked.row, marked.rowColor),
      },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      min: ramp.from,
      max: ramp.to,
      dimension: 2,
      inRange: { color: stops },
    },
    series: [
      {
        type: 'heatmap',
        silent: true,
        progressive: 0,
        emphasis: { disabled: true },
        itemStyle: cellBorder(layout, palette),
        data: isLarge(picture) ? [] : cells(picture, layout, palette, decimals),
      },
    ],
  };
}

function cellBorder(layout: MapLayout, palette: Palette) {
  const { gap, radius } = cellEdge(layout);
  return { borderColor: css(palette.panel), borderWidth: 2 * gap, borderRadius: radius };
}

function cells(picture: MapPicture, layout: MapLayout, palette: Palette, decimals?: number) {
  const { part, ramp, kind, extent } = picture;
  const write = cellWriter(layout, kind, extent, decimals);
  const fontSize = numberSize(layout);
  return Array.from(part.data, (value, i) => {
    const at = [i % part.cols, Math.floor(i / part.cols)];
    const blocked = value === -Infinity;
    const ground = blocked ? palette.sunk : ramp.at(ramp.place(value));
    const place = blocked ? 0 : ramp.place(value);
    // Plain triples are read much faster than objects where there are thousands.
    if (!write && !blocked) return [...at, place];
    const item = { value: [...at, place] };
    const color = css(readableOn(ground, blocked ? palette.faint : palette.ink));
    const text = write?.(value) ?? '';
    const label = { show: write !== null, formatter: text, color, fontSize, fontFamily: MONO };
    return blocked
      ? { ...item, visualMap: false, itemStyle: { color: css(ground) }, label }
      : { ...item, label };
  });
}
