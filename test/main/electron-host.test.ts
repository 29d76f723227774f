import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  MenuItemConstructorOptions,
  Session as ElectronSession,
  WebContents as ElectronContents,
} from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { ipcWire } from '#main/hosts/electron/ipc-wire.ts';
import type { HostCommand } from '#core/contract';
import { createMenu } from '#main/hosts/electron/menu.ts';
import { denyEscapes, lockDown, registerScheme } from '#main/hosts/electron/security.ts';
import { readWindowState, writeWindowState } from '#main/hosts/electron/window-state.ts';
import { createWindow } from '#main/hosts/electron/window.ts';
import {
  app,
  BrowserWindow,
  exposed,
  ipcMain,
  protocol,
  WebContents,
} from '../standin/electron.ts';
import { Session } from '../standin/session.ts';
import { temporaryFolder } from '../support/lab.ts';
import '#main/hosts/electron/preload.ts';

beforeEach(() => {
  ipcMain.removeAllListeners();
  app.removeAllListeners();
  BrowserWindow.opened.length = 0;
});

describe('the window', () => {
  it('is sandboxed, apart from Node, and hidden until it has something to show', () => {
    createWindow(temporaryFolder(), '/preload.cjs');
    const [window] = BrowserWindow.opened;
    expect(window?.options).toMatchObject({
      show: false,
      webPreferences: {
        preload: '/preload.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      },
    });
    window?.emit('ready-to-show');
    expect(window?.isShown).toBe(true);
  });

  it('opens where it was closed', () => {
    const folder = temporaryFolder();
    writeWindowState(join(folder, 'window.json'), {
      x: 40,
      y: 50,
      width: 1000,
      height: 700,
      maximized: false,
    });
    createWindow(folder, '/preload.cjs');
    const [window] = BrowserWindow.opened;
    expect(window?.options).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 });
    writeWindowState(join(folder, 'window.json'), { width: 1, height: 1, maximized: true });
    window?.close();
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toEqual({
      x: 40,
      y: 50,
      width: 1000,
      height: 700,
      maximized: false,
    });
  });

  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  it.each([
    ['no file', null, { width: 1360, height: 860, maximized: false }],
    ['a broken file', '{"width":', { width: 1360, height: 860, maximized: false }],
    [
      'a foreign file',
      '{"width":"wide","height":2}',
      { width: 1360, height: 860, maximized: false },
    ],
    [
      'a place on a screen that is gone',
      '{"x":4000,"y":10,"width":900,"height":700}',
      { width: 900, height: 700, maximized: false },
    ],
    [
      'a tiny size',
      '{"width":1,"height":1,"maximized":true}',
      { width: 640, height: 480, maximized: true },
    ],
    [
      'a good state',
      '{"x":-100,"y":10,"width":900,"height":700}',
      { x: -100, y: 10, width: 900, height: 700, maximized: false },
    ],
  ])('is reachable after %s', (_case, content, expected) => {
    const path = join(temporaryFolder(), 'window.json');
    if (content !== null) writeFileSync(path, content);
    expect(readWindowState(path, screens)).toEqual(expected);
  });
});

describe('security', () => {
  function session() {
    const root = join(temporaryFolder(), 'renderer');
    mkdirSync(root);
    writeFileSync(join(root, 'index.html'), '<title>Lab</title>');
    writeFileSync(join(root, '..', 'outside.html'), 'outside');
    const standin = new Session();
    lockDown(standin as unknown as ElectronSession, root);
    return standin;
  }

  it('makes app: a standard, secure scheme before the app is ready', () => {
    registerScheme();
    expect(protocol.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('serves the page with a strict policy', async () => {
    const response = await session().fetch('app://lab/', 'GET');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<title>Lab</title>');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self';/,
    );
  });

  it.each([
    ['app://lab/%2e%2e/outside.html', 'GET'],
    ['app://lab/..%2foutside.html', 'GET'],
    ['app://other/', 'GET'],
    ['app://lab/', 'POST'],
  ])('serves nothing for %s by %s', async (url, method) => {
    expect((await session().fetch(url, method)).status).toBe(404);
  });

  it('denies every permission', () => {
    const standin = session();
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
    ]) {
      let granted: boolean | undefined;
      standin.permissionRequest?.(null, permission, (answer) => (granted = answer));
      expect(granted).toBe(false);
    }
    expect(standin.permissionCheck?.()).toBe(false);
    expect(standin.devicePermission?.()).toBe(false);
  });

  it.each([
    ['app://lab/assets/a.js', true],
    ['data:image/png;base64,AA==', true],
    ['blob:app://lab/1', true],
    ['https://example.com/', false],
    ['http://127.0.0.1:9/', false],
    ['file:///etc/passwd', false],
    ['app://lab.example/', false],
    ['ws://127.0.0.1:9/', false],
  ])('lets a request for %s through: %s', (url, expected) => {
    expect(session().lets(url)).toBe(expected);
  });

  it('lets no page leave, open another, or embed one', () => {
    denyEscapes();
    const { webContents } = new BrowserWindow({});
    expect(webContents.openHandler?.({ url: 'https://example.com' })).toEqual({ action: 'deny' });
    for (const event of ['will-navigate', 'will-redirect', 'will-attach-webview']) {
      let prevented = false;
      webContents.emit(event, { preventDefault: () => (prevented = true) });
      expect(prevented, event).toBe(true);
    }
  });
});

describe('IPC', () => {
  it('hears our page in the main frame of that very window, and nobody else', () => {
    const contents = new WebContents();
    contents.mainFrame.url = 'app://lab/';
    const heard: unknown[] = [];
    ipcWire(contents as unknown as ElectronContents).onMessage((message) => heard.push(message));
    contents.receive('lab', 'ours');
    contents.receive('lab', 'a frame inside', { url: 'app://lab/' });
    contents.receive('lab', 'a frame that is gone', null);
    contents.receive('other', 'another channel');
    const other = new WebContents();
    other.mainFrame.url = 'app://lab/';
    other.receive('lab', 'another window');
    contents.mainFrame.url = 'https://example.com/app://lab/';
    contents.receive('lab', 'a foreign page');
    contents.mainFrame.url = 'app://lab.example/';
    contents.receive('lab', 'a page with a like name');
    expect(heard).toEqual(['ours']);
    contents.destroy();
    expect(ipcMain.listenerCount('lab')).toBe(0);
  });

  it('is all that the preload exposes: one thing with two functions', () => {
    expect(Object.keys(exposed)).toEqual(['labWire']);
    expect(Object.keys(exposed['labWire'] as object).sort()).toEqual(['onMessage', 'send']);
  });
});

describe('the menu', () => {
  const entries = (platform: NodeJS.Platform, sent: HostCommand[] = []) =>
    (
      createMenu(platform, (command) => sent.push(command)) as unknown as {
        template: MenuItemConstructorOptions[];
      }
    ).template;
  const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

  it('sends its commands to the page', () => {
    const sent: HostCommand[] = [];
    const clickable = flat(entries('linux', sent)).filter((item) => item.click);
    for (const { click } of clickable) (click as unknown as () => void)();
    expect(sent).toEqual([
      ...['new', 'save', 'experiments', 'import', 'export', 'print'],
      ...['lessonsFolder', 'starterLesson', 'palette'],
    ]);
    expect(clickable.map(({ accelerator }) => accelerator)).toEqual([
      ...['CmdOrCtrl+N', 'CmdOrCtrl+S', 'CmdOrCtrl+O'],
      ...[undefined, undefined, 'CmdOrCtrl+P'],
      ...[undefined, undefined, 'CmdOrCtrl+K'],
    ]);
  });

  it('follows the platform: an application menu on macOS, Quit under File elsewhere', () => {
    expect(entries('darwin')[0]).toMatchObject({ role: 'appMenu' });
    expect(flat(entries('darwin')).map(({ role }) => role)).toContain('close');
    for (const platform of ['linux', 'win32'] as const) {
      expect(entries(platform)[0]).toMatchObject({ label: '&File' });
      expect(flat(entries(platform)).map(({ role }) => role)).toContain('quit');
    }
  });
});
