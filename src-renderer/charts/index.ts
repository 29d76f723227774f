export { contrast, css, parseHex, readableOn, type Rgb } from './color.ts';
export { heatmapOption, type HeatmapOption, type Marked } from './heatmap-option.ts';
export { thumbnailPixels, type ThumbnailShades } from './paint-thumbnail.ts';
export { cellAt, mapLayout, type MapLayout, type Size } from './map-layout.ts';
export { cutCells } from './cut-cells.ts';
export {
  inSight,
  isWhole,
  panned,
  revealing,
  wholeWindow,
  zoomed,
  type MapExtent,
  type MapWindow,
} from './map-window.ts';
export { isLarge, mapPicture, type MapPicture } from './map-picture.ts';
export { paintCells, type Cells } from './paint-cells.ts';
export { drawCells, paintMap, type CellContext } from './paint-map.ts';
export { readPalette, type Palette } from './palette.ts';
export { divergingRamp, extentOf, sequentialRamp, type Ramp } from './ramp.ts';
export { placeLabels, type LabelPlace } from './place-labels.ts';
export { nearestPoint, spacePoints, type SpacePoint } from './space-plot.ts';
export {
  linePath,
  lineStroke,
  tokenLines,
  wordY,
  type LinesFrame,
  type TokenLine,
} from './token-lines.ts';
