import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that answers nothing and remembers who asked: whatever leaves the machine comes past here. */
export interface Trap {
  readonly url: string;
  /** The addresses that were asked for, in order. */
  readonly caught: string[];
  close(): Promise<void>;
}

export async function setTrap(): Promise<Trap> {
  const caught: string[] = [];
  const server: Server = createServer((request, response) => {
    caught.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    caught.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    caught,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
