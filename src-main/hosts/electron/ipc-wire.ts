import { ipcMain, type IpcMainEvent, type WebContents } from 'electron';
import type { Wire } from '#core/contract';
import { CHANNEL, ORIGIN } from './channel.ts';

/** A wire to one window over Electron's IPC. Messages of anything but our page in that window's main frame are dropped. */
export function ipcWire(contents: WebContents): Wire {
  return {
    send(message) {
      if (!contents.isDestroyed()) contents.send(CHANNEL, message);
    },
    onMessage(listener) {
      const heard = (event: IpcMainEvent, message: unknown) => {
        if (event.sender === contents && isOurPage(event, contents)) listener(message);
      };
      ipcMain.on(CHANNEL, heard);
      contents.once('destroyed', () => ipcMain.off(CHANNEL, heard));
    },
    onClose: (listener) => void contents.once('destroyed', listener),
  };
}

function isOurPage({ senderFrame }: IpcMainEvent, contents: WebContents): boolean {
  return (
    senderFrame !== null &&
    senderFrame === contents.mainFrame &&
    senderFrame.url.startsWith(`${ORIGIN}/`)
  );
}
