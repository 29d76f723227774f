import type { WebContents } from 'electron';
import { beforeEach } from 'vitest';
import type { Wire } from '#core/contract';
import { ipcWire } from '#main/hosts/electron/ipc-wire.ts';
import '#main/hosts/electron/preload.ts';
import * as standin from '../standin/electron.ts';
import { contractSuite } from './suite.ts';

beforeEach(() => {
  standin.ipcMain.removeAllListeners();
  standin.rendererEvents.removeAllListeners();
});

contractSuite('Electron’s IPC (stand-in)', () => {
  const contents = new standin.WebContents();
  contents.mainFrame.url = 'app://lab/';
  standin.rendererEvents.on('sent', (channel: string, message: unknown) =>
    contents.receive(channel, message),
  );
  // The preload itself ran, and what it exposes is the asking end.
  const { send, onMessage } = standin.exposed['labWire'] as Pick<Wire, 'send' | 'onMessage'>;
  const close = () => contents.destroy();
  return Promise.resolve({
    serving: ipcWire(contents as unknown as WebContents),
    // A page does not outlive its main process, so its end never hears of a close; the test says it.
    asking: { send, onMessage, onClose: (listener) => void contents.once('destroyed', listener) },
    breakOff: close,
    close,
  });
});
