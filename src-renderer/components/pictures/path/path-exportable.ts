import { matrix } from '#core/attention';
import type { WordPaths } from '#core/experiment';
import { drawPath, SPACE_SIZE } from '#renderer/charts/index.ts';
import { stepName } from '#renderer/describe/path-words.ts';
import { pictureFile } from '#renderer/describe/picture-title.ts';
import type { Exportable } from '#renderer/stores/room/exporting.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';

const COLUMNS = ['direction 1', 'direction 2', 'moved', 'cosine with its beginning'] as const;

/** A word's way as a drawing and as numbers: a row a step, of each word. */
export function pathExportable(shown: Shown, ways: WordPaths, step: number): Exportable {
  const { paths, between } = ways;
  const rows = paths.flatMap(({ words, place, moved, fromStart }) =>
    words.map(({ data }, at) => [
      data[2 * place] ?? NaN,
      data[2 * place + 1] ?? NaN,
      moved[at] ?? NaN,
      fromStart[at] ?? NaN,
      ...(between ? [between.cosine[at] ?? NaN] : []),
    ]),
  );
  const cols = [...COLUMNS, ...(between ? ['cosine of the two'] : [])];
  const words = paths.map(({ tokens, place }) => tokens[place] ?? '');
  return {
    fileName: pictureFile(shown, 'path'),
    numbers: {
      matrix: matrix(rows.length, cols.length, Float64Array.from(rows.flat())),
      rowNames: paths.flatMap(({ moved }, i) =>
        Array.from(moved, (_, at) => `${words[i] ?? ''} ${i + 1}, ${stepName(at)}`),
      ),
      colNames: cols,
    },
    drawing: {
      title: `${words.join(' · ')} through the layers`,
      size: SPACE_SIZE,
      draw: (pen, palette) => drawPath(pen, paths, step, palette),
    },
  };
}
