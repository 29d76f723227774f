import { drawMap, mapLayout, textWidth } from '#renderer/charts/index.ts';
import { fileName } from '#renderer/describe/file-name.ts';
import type { StageInfo } from '#renderer/describe/stages.ts';
import type { Exportable } from '#renderer/stores/room/exporting.ts';
import { EXPORTED_CELL, EXPORTED_MOST } from '../pictures/map-exportable.ts';
import { comparePicture, type CompareMatrix } from './compare-picture.ts';

/** A whole matrix of a comparison as a map and as numbers; `title` says which side it is. */
export function compareExportable(
  matrix: CompareMatrix,
  info: StageInfo,
  title: string,
  decimals: number,
): Exportable {
  const { part, rowLabels, colLabels } = matrix;
  const all = (count: number) => Array.from({ length: count }, (_, i) => i);
  const size = {
    width: Math.min(
      Math.max(...rowLabels.map(textWidth)) + 60 + part.cols * EXPORTED_CELL.width,
      EXPORTED_MOST.width,
    ),
    height: Math.min(110 + part.rows * EXPORTED_CELL.height, EXPORTED_MOST.height),
  };
  return {
    fileName: fileName(title, info.label, 'compared'),
    numbers: { matrix: part, rowNames: rowLabels, colNames: colLabels },
    drawing: {
      title: `${title}: ${info.label}`,
      size,
      draw(pen, palette) {
        const [rows, cols] = [all(part.rows), all(part.cols)];
        const picture = comparePicture(matrix, info, rows, cols, palette);
        drawMap(pen, picture, mapLayout(size, rowLabels, colLabels), palette, decimals);
      },
    },
  };
}
