import { electronWire } from './electron-wire.ts';
import { linkOver, type LabLink } from './link.ts';
import { socketWire } from './socket-wire.ts';

/** The line of this host: Electron's preload where it is there, else a socket to where the page came from. */
export function openLink(): LabLink {
  if (window.labWire) return linkOver(electronWire(window.labWire));
  const url = new URL('/wire', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = url.hash = '';
  return linkOver(socketWire(url.href));
}
