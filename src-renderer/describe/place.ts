import { STAGES, type Stage } from '#core/attention';
import { readPaths, writePaths, type Paths } from './trace-paths.ts';

/** What is looked at, as a link keeps it; everything counts from 0. */
export interface Place {
  readonly layer: number;
  readonly stage: Stage;
  readonly head: number;
  readonly cell: { readonly row: number; readonly col: number } | null;
  /** What is told of the number (a panel of the inspector), and what is unfolded below it. */
  readonly panel: string;
  readonly open: Paths;
}

/** The place that a view shows. */
export function placeOf(view: Omit<Place, 'open'>, open: Paths): Place {
  const { layer, stage, head, cell, panel } = view;
  return { layer, stage, head, cell, panel, open };
}

/** Whether two places show the same number, whatever is told of it. */
export function samePlace(a: Place, b: Place): boolean {
  return (
    a.layer === b.layer &&
    a.stage === b.stage &&
    a.head === b.head &&
    a.cell?.row === b.cell?.row &&
    a.cell?.col === b.cell?.col
  );
}

/** A place as the query of an address, counted from 1 as people do. */
export function writePlace({
  layer,
  stage,
  head,
  cell,
  panel,
  open,
}: Place): Record<string, string> {
  return {
    layer: String(layer + 1),
    stage,
    head: String(head + 1),
    ...(cell ? { cell: `${cell.row + 1},${cell.col + 1}` } : {}),
    ...(panel === 'number' ? {} : { panel }),
    ...(cell && open.size > 0 ? { open: writePaths(open) } : {}),
  };
}

/** The place of a query; null where it names none. What an address cannot mean is taken for the first. */
export function readPlace(query: Readonly<Record<string, unknown>>): Place | null {
  const stage = STAGES.find((name) => name === query['stage']);
  if (!stage) return null;
  const [row, col] = typeof query['cell'] === 'string' ? query['cell'].split(',').map(counted) : [];
  const cell = row !== undefined && col !== undefined ? { row, col } : null;
  const open = typeof query['open'] === 'string' ? readPaths(query['open']) : new Set<string>();
  const panel = typeof query['panel'] === 'string' ? query['panel'] : 'number';
  return { layer: counted(query['layer']), stage, head: counted(query['head']), cell, panel, open };
}

/** The numbers that led somewhere, as short text for an address. Places without a number are passed over. */
export function writeWay(places: readonly Place[]): string {
  return places
    .map((place) => writePlace(place))
    .filter(({ cell }) => cell)
    .map(({ stage, layer, head, cell, panel = '', open = '' }) =>
      [stage, layer, head, cell, panel, open].join(':'),
    )
    .join('~');
}

/** What `writeWay` wrote, at most so many; what names no number is passed over. */
export function readWay(text: unknown, most: number): Place[] {
  if (typeof text !== 'string' || text === '') return [];
  const places = text.split('~').map((one) => {
    const [stage, layer, head, cell, panel, open] = one.split(':');
    return readPlace({ stage, layer, head, cell, panel: panel || undefined, open });
  });
  return places.filter((place): place is Place => Boolean(place?.cell)).slice(-most);
}

/** A whole number from 1, as an index from 0. */
function counted(text: unknown): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number - 1 : 0;
}
