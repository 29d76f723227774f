import { drawMap, mapLayout, mapPicture, textWidth } from '#renderer/charts/index.ts';
import { axisLabels } from '#renderer/describe/axis.ts';
import { lookTitle, pictureFile } from '#renderer/describe/picture-title.ts';
import { stageInfo } from '#renderer/describe/stages.ts';
import type { Exportable } from '#renderer/stores/room/exporting.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';

/** Cells of an exported map: as large as their numbers need, smaller where there are many. */
export const EXPORTED_CELL = { width: 48, height: 30 };
export const EXPORTED_MOST = { width: 2400, height: 2000 };

/** The whole matrix of a shown stage as a map and as numbers. */
export function mapExportable(shown: Shown, decimals: number): Exportable {
  const info = stageInfo(shown.look.stage);
  const part = shown.picture;
  const rowNames = axisLabels(shown, info.rows, part.rows);
  const colNames = axisLabels(shown, info.cols, part.cols);
  const widest = Math.max(...rowNames.map(textWidth));
  const size = {
    width: Math.min(widest + 60 + part.cols * EXPORTED_CELL.width, EXPORTED_MOST.width),
    height: Math.min(110 + part.rows * EXPORTED_CELL.height, EXPORTED_MOST.height),
  };
  return {
    fileName: pictureFile(shown, 'map'),
    numbers: { matrix: part, rowNames, colNames },
    drawing: {
      title: lookTitle(shown),
      size,
      draw(pen, palette) {
        const picture = mapPicture(part, info.role, rowNames, colNames, palette);
        drawMap(pen, picture, mapLayout(size, rowNames, colNames), palette, decimals);
      },
    },
  };
}
