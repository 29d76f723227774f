import { onScopeDispose, ref, watch, type Ref } from 'vue';
import type { Box } from '#renderer/charts/index.ts';
import { addressAt, useEdits } from '#renderer/stores/desk/edits.ts';
import type { Cell } from '#renderer/stores/look/plan.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';
import { useView } from '#renderer/stores/look/view.ts';

/** How much a number changes for each pixel of a drag, and for an arrow key; with Shift a tenth of it. */
const PER_PIXEL = 0.01;
const PER_KEY = 0.1;

/** A field that lies open on a cell. */
export interface OpenField {
  readonly cell: Cell;
  /** What is typed at first; all of it is selected unless it was begun by typing. */
  readonly text: string;
  readonly typed: boolean;
}

/** Editing the cells of the shown matrix: typing, dragging, resetting. In the mask a cell is only turned over. */
export function useCellEdit(shown: Ref<Shown>) {
  const edits = useEdits();
  const view = useView();
  const field = ref<OpenField | null>(null);
  const scrubbing = ref(false);
  let end: (() => void) | undefined;

  const isMask = () => shown.value.look.stage === 'mask';
  const address = (cell: Cell) => addressAt(shown.value.look, cell);
  const valueAt = ({ row, col }: Cell) => {
    const { data, cols } = shown.value.picture;
    return data[row * cols + col] ?? NaN;
  };

  function open(cell: Cell, typed?: string): void {
    if (isMask()) return edits.put(address(cell), valueAt(cell) === 1 ? 0 : 1);
    view.pick(cell);
    const value = valueAt(cell);
    const text = typed ?? (Number.isFinite(value) ? String(value) : '');
    field.value = { cell, text, typed: typed !== undefined };
  }

  function close(value: number | null): void {
    const { value: now } = field;
    field.value = null;
    if (now && value !== null && value !== valueAt(now.cell)) edits.put(address(now.cell), value);
  }

  /** Follows the pointer until the button is released. */
  function scrub(event: PointerEvent, cell: Cell): void {
    const from = { x: event.clientX, value: valueAt(cell) };
    if (event.button !== 0 || isMask() || !Number.isFinite(from.value)) return;
    event.preventDefault();
    scrubbing.value = true;
    const move = ({ clientX, shiftKey }: PointerEvent) => {
      const step = shiftKey ? PER_PIXEL / 10 : PER_PIXEL;
      edits.put(address(cell), rounded(from.value + (clientX - from.x) * step));
    };
    end?.();
    end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', stop);
      window.removeEventListener('pointercancel', stop);
      end = undefined;
    };
    // The click that follows the release is part of the drag.
    const stop = () => {
      end?.();
      setTimeout(() => (scrubbing.value = false));
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', stop);
    window.addEventListener('pointercancel', stop);
  }
  onScopeDispose(() => end?.());

  // Elsewhere it was asked to edit a cell.
  watch(
    () => view.editing,
    (cell) => {
      if (!cell) return;
      view.editing = null;
      open(cell);
    },
    { flush: 'post', immediate: true },
  );

  function nudge(cell: Cell, sign: number, fine: boolean): void {
    const value = valueAt(cell);
    if (isMask()) return edits.put(address(cell), sign > 0 ? 1 : 0);
    if (Number.isFinite(value))
      edits.put(address(cell), rounded(value + sign * (fine ? PER_KEY / 10 : PER_KEY)));
  }

  /** Whether a key did something with the cell. */
  function key(event: KeyboardEvent, cell: Cell): boolean {
    if (event.ctrlKey || event.metaKey) return false;
    const arrow = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.altKey && arrow !== undefined) nudge(cell, arrow, event.shiftKey);
    else if (event.altKey) return false;
    else if (event.key === 'Enter' || event.key === 'F2') open(cell);
    else if (event.key === ' ' && isMask()) open(cell);
    else if (event.key === 'Delete' || event.key === 'Backspace') edits.reset(address(cell));
    // 0 and − belong to the zoom.
    else if (/^[1-9.,]$/u.test(event.key) && !isMask()) open(cell, event.key);
    else return false;
    event.preventDefault();
    return true;
  }

  return { field, scrubbing, open, close, scrub, key };
}

/** No digits that nobody meant: steps of a tenth do not add up exactly in binary. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}

/** Where a field lies on its cell: at least wide enough to type in, and inside the picture. */
export function fieldPlace(box: Box, most: number): Record<string, string> {
  const size = { width: Math.max(box.width, 96), height: Math.max(box.height, 28) };
  const left = box.left + (box.width - size.width) / 2;
  const top = box.top + (box.height - size.height) / 2;
  return {
    left: `${Math.max(0, Math.min(left, most - size.width))}px`,
    top: `${Math.max(0, top)}px`,
    width: `${size.width}px`,
    height: `${size.height}px`,
  };
}
