import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { ORIGIN } from './channel.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

/** Opens the lab's window where it was last, sandboxed and apart from Node. Not yet loaded. */
export function createWindow(dataDir: string, preload: string): BrowserWindow {
  const statePath = join(dataDir, 'window.json');
  const { x, y, width, height, maximized } = readWindowState(
    statePath,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...(x !== undefined && y !== undefined ? { x, y } : {}),
    width,
    height,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Attention Lab',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#111315' : '#faf9f6',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    writeWindowState(statePath, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  return window;
}

/** Loads the lab's page. */
export function loadLab(window: BrowserWindow): Promise<void> {
  return window.loadURL(`${ORIGIN}/`);
}
