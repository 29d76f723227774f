import { matrix, type Contributions } from '#core/attention';
import { barsSize, drawBars, type BarDrawing } from '#renderer/charts/index.ts';
import { cellTitle } from '#renderer/describe/cell.ts';
import { contributionGroups, otherContributions } from '#renderer/describe/contribution-groups.ts';
import { pictureFile } from '#renderer/describe/picture-title.ts';
import { stageInfo } from '#renderer/describe/stages.ts';
import type { Exportable } from '#renderer/stores/room/exporting.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';
import type { Cell } from '#renderer/stores/look/plan.ts';

/** The bars of a number as a drawing, and its parts (weight, value, product) as numbers. */
export function barsExportable(
  shown: Shown,
  cell: Cell,
  contributions: Contributions,
  by: 'token' | 'head',
  decimals: number,
): Exportable {
  const word = (token: number) => shown.contextTokens[token] ?? '';
  const groups = contributionGroups(contributions, by);
  const bars: BarDrawing[] = [
    ...groups.map(({ index, ...amounts }) => ({
      ...amounts,
      name: by === 'token' ? word(index) : `Head ${index + 1}`,
    })),
    ...otherContributions(contributions).map(([name, amount]) => ({
      ...{ name, amount },
      ...{ above: Math.max(amount, 0), below: Math.min(amount, 0) },
    })),
  ];
  const { parts, total } = contributions;
  return {
    fileName: pictureFile(shown, 'bars'),
    numbers: {
      matrix: matrix(
        parts.length,
        3,
        Float64Array.from(parts.flatMap(({ weight, value, amount }) => [weight, value, amount])),
      ),
      rowNames: parts.map(({ head, token }) => `head ${head + 1}, ${word(token)}`),
      colNames: ['weight', 'value', 'weight × value'],
    },
    drawing: {
      title: `${stageInfo(shown.look.stage).noun} of ${cellTitle(shown, cell)}`,
      size: barsSize(bars),
      draw: (pen, palette) => drawBars(pen, bars, total, decimals + 2, palette),
    },
  };
}
