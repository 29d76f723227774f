import { computed } from 'vue';
import type { Lit } from '#renderer/describe/lit.ts';
import { readPicture, type ReadPicture } from '#renderer/describe/read-picture.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';
import { useSettings } from '#renderer/stores/frame/settings.ts';

/** The shown weights as they are read: words merged from pieces or not, special tokens or not. */
export function useRead(shown: () => Shown) {
  const settings = useSettings();
  /** While a hand moves a large map is a sketch, whose numbers are not to be read: the last exact ones stay. */
  const read = computed<ReadPicture & { of: readonly string[] }>((old) => {
    const now = shown();
    const stays = old && now.sketched && now.tokens.length === old.of.length;
    return stays ? old : { ...readPicture(now, settings.reading), of: now.tokens };
  });
  const query = computed(() => read.value.rowOf(shown().look.query));
  const asked = computed(() => read.value.colOf(shown().look.cell?.col ?? null));

  /** What is lit of the tokens, where it is shown. */
  function lit({ rows, cols, cells }: Lit): Lit {
    const { rowOf, colOf } = read.value;
    const places = (all: readonly number[], of: (token: number) => number | null) =>
      all.flatMap((token) => of(token) ?? []);
    return {
      rows: places(rows, rowOf),
      cols: places(cols, colOf),
      cells: cells.flatMap((cell) => {
        const [row, col] = [rowOf(cell.row), colOf(cell.col)];
        return row === null || col === null ? [] : [{ row, col }];
      }),
    };
  }

  const rowToken = (row: number | null) => (row === null ? null : read.value.tokenOfRow(row));
  const colToken = (col: number | null) => (col === null ? null : read.value.tokenOfCol(col));
  return { read, query, asked, lit, rowToken, colToken };
}
