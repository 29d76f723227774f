export { contrast, css, parseHex, readableOn, type Rgb } from './color.ts';
export { drawChanges, type EditedCell } from './draw-changes.ts';
export { barsSize, drawBars, type BarDrawing } from './draw/draw-bars.ts';
export { drawHeads, headsSize, type HeadDrawing } from './draw/draw-heads.ts';
export { drawLines, linesSize, type LinesDrawing } from './draw/draw-lines.ts';
export { drawMap } from './draw/draw-map.ts';
export { drawPath } from './draw/draw-path.ts';
export { drawSpace, SPACE_SIZE } from './draw/draw-space.ts';
export { drawText, textLayout, TEXT_WIDTH } from './draw/draw-text.ts';
export { canvasOf, svgOf, type Drawing } from './draw/page.ts';
export { canvasPen } from './pen/canvas-pen.ts';
export type { Pen } from './pen/pen.ts';
export { svgPen, type SvgPen } from './pen/svg-pen.ts';
export { curveOption, type Curve, type CurveAxes, type CurvePlace } from './curve-option.ts';
export { heatmapOption, type HeatmapOption, type Marked } from './heatmap-option.ts';
export { thumbnailPixels, type ThumbnailShades } from './paint-thumbnail.ts';
export {
  boxStyle,
  cellAt,
  cellBox,
  colBox,
  labelAt,
  mapLayout,
  rowBox,
  textWidth,
  type Box,
  type MapLayout,
  type Size,
} from './map-layout.ts';
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
export { pathPlot, type PathPlot, type PathWords } from './path-plot.ts';
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
