import { cellTitle, cellValue } from '#renderer/describe/cell.ts';
import { differenceText } from '#renderer/describe/difference.ts';
import { useChanges } from '#renderer/stores/desk/changes.ts';
import { addressAt, useEdits } from '#renderer/stores/desk/edits.ts';
import type { Cell } from '#renderer/stores/look/plan.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';
import { useSettings } from '#renderer/stores/frame/settings.ts';

/** A number of the shown matrix in words: its name, itself, whether it was put in by hand, and what it was. */
export function useCellWords(shown: () => Shown): (cell: Cell) => string {
  const changes = useChanges();
  const edits = useEdits();
  const settings = useSettings();
  return (cell) => {
    const change = changes.ofCell(cell);
    const edited = edits.find(addressAt(shown().look, cell)) !== undefined;
    return [
      `${cellTitle(shown(), cell)}: ${cellValue(shown(), cell, settings.decimals)}`,
      ...(edited ? ['put in by hand'] : []),
      ...(change ? [differenceText(shown().look.stage, change, settings.decimals)] : []),
    ].join(', ');
  };
}
