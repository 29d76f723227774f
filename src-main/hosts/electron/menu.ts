import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { HostCommand } from '#core/contract';

/** The application menu by the platform's conventions. */
export function createMenu(platform: NodeJS.Platform, send: (command: HostCommand) => void): Menu {
  const entry = (
    label: string,
    accelerator: string,
    command: HostCommand,
  ): MenuItemConstructorOptions => ({
    label,
    accelerator,
    // The page has these keys too; shown here, handled there, so that both hosts behave alike.
    registerAccelerator: false,
    click: () => send(command),
  });
  const isMac = platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu', label: app.name } as const] : []),
    {
      label: '&File',
      submenu: [
        entry('New experiment', 'CmdOrCtrl+N', 'new'),
        entry('Save', 'CmdOrCtrl+S', 'save'),
        entry('Experiments', 'CmdOrCtrl+O', 'experiments'),
        { type: 'separator' },
        { label: 'Import experiments…', click: () => send('import') },
        { label: 'Export this experiment…', click: () => send('export') },
        { type: 'separator' },
        entry('Print…', 'CmdOrCtrl+P', 'print'),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Lessons',
      submenu: [
        { label: 'Open my lessons folder', click: () => send('lessonsFolder') },
        { label: 'Create a starter lesson', click: () => send('starterLesson') },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        entry('Command palette', 'CmdOrCtrl+K', 'palette'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
  ];
  return Menu.buildFromTemplate(template);
}
