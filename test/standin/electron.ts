/**
 * Stands in for the `electron` module where its runtime cannot be had: the parts that our host uses, with
 * Electron's order of events, and windows that are real Chromium pages.
 */
import { rendererEvents } from './browser-window.ts';

export { app } from './app.ts';
export { BrowserWindow, ipcMain, session, WebContents } from './browser-window.ts';

export const protocol = {
  privileged: [] as unknown[],
  registerSchemesAsPrivileged(schemes: unknown[]) {
    protocol.privileged.push(...schemes);
  },
};

export const Menu = {
  current: null as unknown,
  buildFromTemplate: (template: unknown) => ({ template }),
  setApplicationMenu(menu: unknown) {
    Menu.current = menu;
  },
};

export const dialog = {
  shown: [] as [title: string, content: string][],
  showErrorBox(title: string, content: string) {
    dialog.shown.push([title, content]);
    process.stderr.write(`${title}: ${content}\n`);
  },
};

export const shell = {
  /** Folders that were shown; there is no file manager here. */
  opened: [] as string[],
  openPath(path: string): Promise<string> {
    shell.opened.push(path);
    return Promise.resolve('');
  },
};

export const nativeTheme = { shouldUseDarkColors: false };

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};

/** What a preload exposed, by name. */
export const exposed: Record<string, unknown> = {};
export const contextBridge = {
  exposeInMainWorld(name: string, api: unknown) {
    exposed[name] = api;
  },
};

/** The page's end of IPC where no page is loaded: tests say which contents it belongs to. */
export const ipcRenderer = {
  send: (channel: string, message: unknown) =>
    void rendererEvents.emit('sent', channel, structuredClone(message)),
  on: (channel: string, listener: (event: object, message: unknown) => void) =>
    void rendererEvents.on(channel, listener),
};
export { rendererEvents };
