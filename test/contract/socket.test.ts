import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import { socketWire as servingWire } from '#main/hosts/loopback/socket-wire.ts';
import { socketWire as askingWire } from '#renderer/api/socket-wire.ts';
import { contractSuite } from './suite.ts';

contractSuite('a socket', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const connected = once(server, 'connection') as Promise<[ServerSocket]>;
  const asking = askingWire(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [socket] = await connected;
  return {
    serving: servingWire(socket),
    asking,
    breakOff: () => socket.terminate(),
    close() {
      socket.terminate();
      server.close();
    },
  };
});
