import { contextBridge, ipcRenderer } from 'electron';
import { CHANNEL } from './channel.ts';

// All that a page gets: a wire. What may be asked on it is the contract's business.
contextBridge.exposeInMainWorld('labWire', {
  send: (message: unknown) => ipcRenderer.send(CHANNEL, message),
  onMessage: (listener: (message: unknown) => void) =>
    void ipcRenderer.on(CHANNEL, (_event, message: unknown) => listener(message)),
});
