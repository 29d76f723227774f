import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, Menu, session, shell } from 'electron';
import { LabError } from '#core/attention';
import { labContract, serve } from '#core/contract';
import packageJson from '../../../package.json' with { type: 'json' };
import { createLab, type Lab } from '../../services/create-lab.ts';
import { defaultDataFolder, prepareDataFolder } from '../../services/data-folder.ts';
import { ipcWire } from './ipc-wire.ts';
import { createMenu } from './menu.ts';
import { denyEscapes, lockDown, registerScheme } from './security.ts';
import { createWindow, loadLab } from './window.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const dataDir = resolve(process.env['ATTENTION_LAB_DATA_DIR'] ?? defaultDataFolder());

app.setName('Attention Lab');
app.enableSandbox();
registerScheme();
denyEscapes();

if (!claimUserData()) {
  app.exit(1);
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  void app.whenReady().then(start);
} else {
  app.quit();
}

/** Gives Electron its own folder beside the lab's data. */
function claimUserData(): boolean {
  const userData = join(dataDir, 'electron');
  return (
    orExplain(() => {
      prepareDataFolder(userData);
      app.setPath('userData', userData);
      return true;
    }) === true
  );
}

function start(): void {
  const lab = openLab();
  if (!lab) return app.exit(1);
  lockDown(session.defaultSession, at('../renderer'));
  openWindow(lab);
  lab.announce(null);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow(lab);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    void lab.close().finally(() => app.quit());
  });
}

function openLab(): Lab | null {
  const workerUrl = new URL('./worker.js', import.meta.url);
  return orExplain(() =>
    createLab({ dataDir, host: 'electron', version: packageJson.version, workerUrl, openFolder }),
  );
}

/** Shows a folder in the system's file manager; Electron answers with what went wrong, or nothing. */
async function openFolder(path: string): Promise<void> {
  const fault = await shell.openPath(path);
  if (fault)
    throw new LabError('folder.unopened', `${path} could not be opened: ${fault}`, { path });
}

/** What `action` gives, or null after a dialog that says why the lab cannot start. */
function orExplain<T>(action: () => T): T | null {
  try {
    return action();
  } catch (fault) {
    if (!(fault instanceof LabError)) throw fault;
    dialog.showErrorBox('Attention Lab cannot start', fault.message);
    return null;
  }
}

function openWindow(lab: Lab): void {
  const window = createWindow(dataDir, at('../preload/preload.cjs'));
  const served = serve(
    ipcWire(window.webContents),
    labContract,
    lab.implementation,
    (fault, where) => {
      process.stderr.write(`${where}: ${fault instanceof Error ? fault.stack : String(fault)}\n`);
    },
  );
  const forget = lab.onExperimentsChanged(() => served.emit('experimentsChanged', undefined));
  const forgetPractice = lab.onPracticeChanged(() => served.emit('practiceChanged', undefined));
  window.once('closed', forget);
  const forgetLessons = lab.onLessonsChanged(() => served.emit('lessonsChanged', undefined));
  window.once('closed', forgetPractice);
  window.once('closed', forgetLessons);
  Menu.setApplicationMenu(
    createMenu(process.platform, (command) => served.emit('command', command)),
  );
  void loadLab(window);
}
