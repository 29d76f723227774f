/** The size of a drawing area, CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the cells of a map lie, and how its labels are set. CSS pixels. */
export interface MapLayout extends Size {
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Every how manieth row and column has its label. */
  readonly rowStep: number;
  readonly colStep: number;
  /** How column labels are turned, degrees: flat, slanted, or upright where there are many. */
  readonly turn: 0 | 45 | 90;
  readonly rowLabelWidth: number;
  readonly colLabelWidth: number;
  /** Which rows and columns of the matrix are in sight, by their places in it. */
  readonly rows: readonly number[];
  readonly cols: readonly number[];
}

/** A place in a matrix. */
interface Place {
  readonly row: number;
  readonly col: number;
}

/** A stretch of the drawing area, CSS pixels. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

const LARGEST_CELL = { width: 128, height: 80 };
const LABEL_LINE = 14;
const MARGIN = 8;
/** Narrower columns have no room for slanted labels. */
const SLANT_ROOM = 20;
const SLANT = Math.SQRT1_2;
const SHORT_LABEL = 22;

/** Lays a map of the rows and columns in sight (all, unless told) into an area as large as it goes, in its middle. */
export function mapLayout(
  area: Size,
  rowLabels: readonly string[],
  colLabels: readonly string[],
  inSight: { readonly rows: readonly number[]; readonly cols: readonly number[] } = {
    rows: [...rowLabels.keys()],
    cols: [...colLabels.keys()],
  },
): MapLayout {
  const [rows, cols] = [Math.max(rowLabels.length, 1), Math.max(colLabels.length, 1)];
  const rowLabelWidth = Math.min(widest(rowLabels), area.width * 0.2, 120) + 10;
  const room = Math.max(area.width - rowLabelWidth - 2 * MARGIN, 10);
  const longest = Math.min(widest(colLabels), 96);
  const short = longest <= SHORT_LABEL;
  const flat = short || longest <= Math.min(room / cols, LARGEST_CELL.width);
  const turn = flat ? 0 : room / cols >= SLANT_ROOM ? 45 : 90;
  // A slanted label of the last column reaches out to the right.
  const overhang = turn === 45 ? Math.max(0, longest * SLANT - room / cols / 2) : 0;
  const colLabelHeight = (turn === 0 ? LABEL_LINE : longest * (turn === 45 ? SLANT : 1)) + 8;
  const cellWidth = Math.min((room - overhang) / cols, LARGEST_CELL.width);
  const height = Math.max(area.height - colLabelHeight - 2 * MARGIN, 10);
  const cellHeight = Math.min(height / rows, LARGEST_CELL.height, Math.max(cellWidth * 1.25, 40));
  // Short labels, such as numbers, stay flat and leave some out; longer ones turn.
  const pitch = turn === 90 ? LABEL_LINE : short ? longest + 6 : 0;
  const inner = { width: cellWidth * cols, height: cellHeight * rows };
  return {
    ...inner,
    left: Math.round((area.width - inner.width - rowLabelWidth - overhang) / 2 + rowLabelWidth),
    top: Math.round((area.height - inner.height - colLabelHeight) / 2 + colLabelHeight),
    cellWidth,
    cellHeight,
    rowStep: Math.max(1, Math.ceil(LABEL_LINE / cellHeight)),
    colStep: turn === 45 ? 1 : Math.max(1, Math.ceil(pitch / cellWidth)),
    turn,
    colLabelWidth: longest,
    rowLabelWidth,
    rows: inSight.rows,
    cols: inSight.cols,
  };
}

/** The cell of the matrix under a point of the area, or null beside the map. */
export function cellAt(layout: MapLayout, x: number, y: number): Place | null {
  const { row, col } = placeAt(layout, x, y);
  return row === undefined || col === undefined ? null : { row, col };
}

/** The row or the column whose label is under a point of the area; null where there is none. */
export function labelAt(
  layout: MapLayout,
  x: number,
  y: number,
): { readonly row: number } | { readonly col: number } | null {
  const { row, col } = placeAt(layout, x, y);
  if (row !== undefined && x < layout.left && x > layout.left - layout.rowLabelWidth)
    return { row };
  if (col !== undefined && y < layout.top) return { col };
  return null;
}

function placeAt(layout: MapLayout, x: number, y: number): Partial<Place> {
  const row = layout.rows[Math.floor((y - layout.top) / layout.cellHeight)];
  const col = layout.cols[Math.floor((x - layout.left) / layout.cellWidth)];
  return { ...(row === undefined ? {} : { row }), ...(col === undefined ? {} : { col }) };
}

/** Where a cell of the matrix is drawn; null while it is out of sight. */
export function cellBox(layout: MapLayout, { row, col }: Place): Box | null {
  const [i, j] = [layout.rows.indexOf(row), layout.cols.indexOf(col)];
  const { left, top, cellWidth: width, cellHeight: height } = layout;
  return i < 0 || j < 0 ? null : { left: left + j * width, top: top + i * height, width, height };
}

/** Where a whole row is drawn; null while it is out of sight. */
export function rowBox(layout: MapLayout, row: number): Box | null {
  const box = cellBox(layout, { row, col: layout.cols[0] ?? 0 });
  return box && { ...box, width: layout.width };
}

/** Where a whole column is drawn; null while it is out of sight. */
export function colBox(layout: MapLayout, col: number): Box | null {
  const box = cellBox(layout, { row: layout.rows[0] ?? 0, col });
  return box && { ...box, height: layout.height };
}

/** A box as the style of an element in the area. */
export function boxStyle({ left, top, width, height }: Box): Record<string, string> {
  return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` };
}

/** About how wide a label is at 12 px, without a canvas to ask. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) {
    const wide =
      /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}mwMW]/u;
    width += wide.test(sign) ? 12 : /[ijlt.,:;'’!|]/u.test(sign) ? 4 : 6.8;
  }
  return width;
}

function widest(labels: readonly string[]): number {
  return labels.reduce((most, label) => Math.max(most, textWidth(label)), 0);
}
