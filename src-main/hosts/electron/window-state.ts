import { readFileSync, writeFileSync } from 'node:fs';

/** Where and how large a window was, in device-independent pixels. */
export interface WindowState {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const FIRST: WindowState = { width: 1360, height: 860, maximized: false };
/** How much of a window must be on a screen for a hand to reach it. */
const REACHABLE = 80;

/** The state that was written last, if a screen still shows it; otherwise the first size, placed by the system. */
export function readWindowState(path: string, screens: readonly Area[]): WindowState {
  let stored: Partial<WindowState>;
  try {
    stored = JSON.parse(readFileSync(path, 'utf8')) as Partial<WindowState>;
  } catch {
    return FIRST;
  }
  const { x, y, width, height, maximized } = stored;
  if (!isNumber(width) || !isNumber(height)) return FIRST;
  const size = {
    width: Math.max(width, 640),
    height: Math.max(height, 480),
    maximized: maximized === true,
  };
  if (!isNumber(x) || !isNumber(y)) return size;
  const visible = screens.some(
    (screen) =>
      x + width >= screen.x + REACHABLE &&
      x <= screen.x + screen.width - REACHABLE &&
      y >= screen.y &&
      y <= screen.y + screen.height - REACHABLE,
  );
  return visible ? { ...size, x, y } : size;
}

/** Writes the state; a folder that cannot be written loses the window's place and nothing else. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(path, JSON.stringify(state));
  } catch (fault) {
    process.stderr.write(`The window's place was not kept: ${String(fault)}\n`);
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
