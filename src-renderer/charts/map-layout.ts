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
}

const LARGEST_CELL = { width: 128, height: 80 };
const LABEL_LINE = 14;
const MARGIN = 8;
/** Narrower columns have no room for slanted labels. */
const SLANT_ROOM = 20;
const SLANT = Math.SQRT1_2;
const SHORT_LABEL = 22;

/** Lays a map of rows × cols into an area as large as it goes, in its middle. */
export function mapLayout(
  area: Size,
  rowLabels: readonly string[],
  colLabels: readonly string[],
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
  };
}

/** The cell under a point of the area, or null beside the map. */
export function cellAt(
  layout: MapLayout,
  x: number,
  y: number,
): { row: number; col: number } | null {
  const col = Math.floor((x - layout.left) / layout.cellWidth);
  const row = Math.floor((y - layout.top) / layout.cellHeight);
  const inside =
    x >= layout.left &&
    y >= layout.top &&
    x < layout.left + layout.width &&
    y < layout.top + layout.height;
  return inside ? { row, col } : null;
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
