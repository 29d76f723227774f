import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { app, PreventableEvent } from './app.ts';
import { openPage, type StandinPage } from './page.ts';
import { Session } from './session.ts';

export const session = { defaultSession: new Session() };

/** Both ends of IPC where no page was loaded: what a main process sends is heard by `ipcRenderer`. */
export const ipcMain = new EventEmitter();
export const rendererEvents = new EventEmitter();

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** Stands in for Electron's WebContents. */
export class WebContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  page: StandinPage | null = null;
  openHandler: OpenHandler | null = null;
  private destroyed = false;

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  send(channel: string, message: unknown): void {
    if (this.page) void this.page.deliver(channel, message);
    else rendererEvents.emit(channel, {}, structuredClone(message));
  }

  /** A message of the page, of this frame or of another. */
  receive(
    channel: string,
    message: unknown,
    senderFrame: { url: string } | null = this.mainFrame,
  ): void {
    ipcMain.emit(channel, { sender: this, senderFrame }, message);
  }

  /** Whether the host lets a page go to this address. */
  letsNavigate(): boolean {
    const event = new PreventableEvent();
    this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('destroyed');
  }
}

/** Stands in for Electron's BrowserWindow; its page is a real one, in Chromium. */
export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.opened];
  }

  readonly webContents = new WebContents();
  readonly options: BrowserWindowConstructorOptions;
  isShown = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    app.once('close-windows', () => this.close());
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    this.webContents.page = await openPage(this, session.defaultSession, url);
    await this.webContents.page.load();
    this.emit('ready-to-show');
  }

  show(): void {
    this.isShown = true;
  }

  getNormalBounds() {
    const { x = 0, y = 0, width = 0, height = 0 } = this.options;
    return { x, y, width, height };
  }

  isMaximized(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  maximize(): void {
    this.emit('maximize');
  }
  restore(): void {
    this.emit('restore');
  }
  focus(): void {
    this.emit('focus');
  }

  /** Closes as a person would; the last window's end is the app's to judge. */
  close(): void {
    const place = BrowserWindow.opened.indexOf(this);
    if (place < 0) return;
    this.emit('close', new PreventableEvent());
    BrowserWindow.opened.splice(place, 1);
    this.webContents.destroy();
    this.emit('closed');
    if (BrowserWindow.opened.length === 0) app.emit('window-all-closed');
  }
}
