import type { MapLayout } from '#renderer/charts/index.ts';
import { useMapWindow } from '#renderer/stores/look/map-window.ts';
import type { Cell } from '#renderer/stores/look/plan.ts';

/** One press of a zoom key or button. */
export const ZOOM_STEP = 1.5;
/** A wheel must turn this far (as a factor) before the map moves by it: cells are whole. */
const WHEEL_STEP = 1.2;
/** A hand that moves less than this, CSS pixels, clicks. */
const STILL = 4;

/** What is zoomed and moved. */
export type MapSight = Pick<
  ReturnType<typeof useMapWindow>,
  'whole' | 'zoom' | 'pan' | 'reset' | 'reveal' | 'pinRow' | 'pinCol'
>;

/** Zooming and moving a map by hand: wheel with Ctrl or a pinch, dragging, keys. */
export function useMapHand(layout: () => MapLayout, sight: MapSight = useMapWindow()) {
  let grip: { x: number; y: number; dragged: boolean } | null = null;
  let justDragged = false;
  let turned = 0;

  function wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    turned -= event.deltaY * 0.005;
    if (Math.abs(turned) < Math.log(WHEEL_STEP)) return;
    const { left, top, width, height } = layout();
    const within = (value: number) => Math.min(Math.max(value, 0), 1);
    const x = within((event.offsetX - left) / width);
    const y = within((event.offsetY - top) / height);
    sight.zoom(Math.exp(turned), { x, y });
    turned = 0;
  }

  function down(event: PointerEvent): void {
    justDragged = false;
    if (event.button === 0 && !event.altKey && !sight.whole)
      grip = { x: event.offsetX, y: event.offsetY, dragged: false };
  }

  /** Whether the map was moved. */
  function move(event: PointerEvent): boolean {
    if (!grip) return false;
    if ((event.buttons & 1) === 0) {
      grip = null;
      return false;
    }
    const { cellWidth, cellHeight } = layout();
    const [dx, dy] = [event.offsetX - grip.x, event.offsetY - grip.y];
    if (!grip.dragged && Math.hypot(dx, dy) < STILL) return false;
    grip.dragged = true;
    const by = { rows: -Math.trunc(dy / cellHeight), cols: -Math.trunc(dx / cellWidth) };
    if (by.rows === 0 && by.cols === 0) return true;
    sight.pan(by);
    grip.x -= by.cols * cellWidth;
    grip.y -= by.rows * cellHeight;
    return true;
  }

  function up(): void {
    justDragged = grip?.dragged ?? false;
    grip = null;
  }

  /** Whether the click that comes after a drag is only its end. */
  function moved(): boolean {
    return justDragged;
  }

  /** What the keys + − 0 and P do at a cell; whether it was one of them. */
  function sightKey(key: string, cell: Cell): boolean {
    const actions: Record<string, () => void> = {
      '+': () => (sight.zoom(ZOOM_STEP), sight.reveal(cell)),
      '=': () => (sight.zoom(ZOOM_STEP), sight.reveal(cell)),
      '-': () => sight.zoom(1 / ZOOM_STEP),
      '0': () => sight.reset(),
      p: () => sight.pinRow(cell.row),
      P: () => sight.pinCol(cell.col),
    };
    const action = actions[key];
    action?.();
    return action !== undefined;
  }

  return { wheel, down, move, up, moved, sightKey };
}
