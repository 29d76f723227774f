import { matrix } from '#core/attention';
import type { LayerOverview } from '#core/experiment';
import { drawHeads, headsSize, type HeadDrawing, type Ramp } from '#renderer/charts/index.ts';
import { bits, shortShare } from '#renderer/describe/numbers.ts';
import { pictureFile } from '#renderer/describe/picture-title.ts';
import type { Exportable } from '#renderer/stores/room/exporting.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';

/** All heads as one drawing, and how widely each looks and how far it is from the average as numbers. */
export function headsExportable(
  shown: Shown,
  layers: readonly LayerOverview[],
  different: boolean,
  ramp: Ramp,
  averageRamp: Ramp,
  decimals: number,
): Exportable | null {
  if (layers.length === 0) return null;
  const name = (layer: number, head: number) =>
    layers.length > 1 ? `Layer ${layer + 1}, head ${head + 1}` : `Head ${head + 1}`;
  const drawn = layers.map(({ layer, heads, average }): HeadDrawing[] => [
    { label: 'Average', note: '', map: average, ramp: averageRamp },
    ...heads.map(({ map, entropy, apart }, i) => ({
      label: layers.length > 1 ? `${layer + 1}.${i + 1}` : `Head ${i + 1}`,
      note: different ? `differs by ${shortShare(apart, decimals)}` : bits(entropy, decimals),
      map,
      ramp,
    })),
  ]);
  const all = layers.flatMap(({ heads }) => heads);
  return {
    fileName: pictureFile(shown, 'heads'),
    numbers: {
      matrix: matrix(
        all.length,
        2,
        Float64Array.from(all.flatMap(({ entropy, apart }) => [entropy, apart])),
      ),
      rowNames: layers.flatMap(({ layer, heads }) => heads.map((_, i) => name(layer, i))),
      colNames: ['mean entropy, bits', 'apart from the average'],
    },
    drawing: {
      title: different ? 'Weights of all heads less the average' : 'Weights of all heads',
      size: headsSize(drawn),
      draw: (pen, palette) => drawHeads(pen, drawn, palette),
    },
  };
}
