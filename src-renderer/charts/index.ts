export { contrast, css, parseHex, readableOn, type Rgb } from './color.ts';
export { heatmapOption, type HeatmapOption, type Marked } from './heatmap-option.ts';
export { cellAt, mapLayout, type MapLayout, type Size } from './map-layout.ts';
export { isLarge, mapPicture, type MapPicture } from './map-picture.ts';
export { paintCells } from './paint-cells.ts';
export { drawCells, paintMap, type CellContext } from './paint-map.ts';
export { readPalette, type Palette } from './palette.ts';
export { sequentialRamp, type Ramp } from './ramp.ts';
