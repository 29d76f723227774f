import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { LabError } from '#core/attention';
import { labContract, serve } from '#core/contract';
import type { Lab } from '../../services/create-lab.ts';
import { staticFile } from '../../services/static-files.ts';
import { createGuard, type Guard } from './guard.ts';
import { socketWire } from './socket-wire.ts';

/** The largest message a page may send: far above any experiment, far below what could hurt. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

export interface LoopbackOptions {
  readonly lab: Lab;
  /** The folder of the built renderer. */
  readonly rendererRoot: string;
  /** 0 for any free port. */
  readonly port: number;
  /** Pages of a development server that are trusted besides our own. */
  readonly trustedOrigins?: readonly string[];
}

export interface LoopbackServer {
  /** The address to open, with the token that lets a browser in. */
  readonly address: string;
  /** Another address that lets in once. */
  oneTimeAddress(): string;
  close(): Promise<void>;
}

/** Serves the lab to browsers on this machine. Throws `port.in-use` and `port.forbidden`. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const server = createServer();
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const guard = createGuard(port, options.trustedOrigins);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });

  server.on('request', (request, response) => {
    answerPage(request, response, guard, options.rendererRoot).catch(() =>
      refuse(response, 500, 'Failed'),
    );
  });
  server.on('upgrade', (request, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    const welcome =
      pathname === '/wire' &&
      guard.isForUs(request) &&
      guard.isFromUs(request) &&
      guard.isKnown(request);
    if (!welcome) return refuseSocket(socket);
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      // An oversized or broken frame ends this socket only.
      accepted.on('error', () => accepted.terminate());
      const served = serve(socketWire(accepted), labContract, options.lab.implementation, logFault);
      accepted.once(
        'close',
        options.lab.onExperimentsChanged(() => served.emit('experimentsChanged', undefined)),
      );
      accepted.once(
        'close',
        options.lab.onLessonsChanged(() => served.emit('lessonsChanged', undefined)),
      );
      accepted.once(
        'close',
        options.lab.onPracticeChanged(() => served.emit('practiceChanged', undefined)),
      );
    });
  });

  return {
    address: `${origin}/?token=${guard.token}`,
    oneTimeAddress: () => `${origin}/?token=${guard.oneTimeToken()}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  guard: Guard,
  rendererRoot: string,
): Promise<void> {
  if (!guard.isForUs(request)) return refuse(response, 421, 'This address is not the lab’s');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return refuse(response, 405, 'Only GET');
  }
  const url = request.url ?? '/';
  const [path = '/', query = ''] = url.split('?', 2);
  const token = path === '/' ? new URLSearchParams(query).get('token') : null;
  if (token !== null && guard.admits(token)) {
    // Away from the token, so that it stays in no history and no bookmark.
    response
      .writeHead(303, { location: '/', 'set-cookie': guard.cookie, 'cache-control': 'no-store' })
      .end();
    return;
  }
  if (!guard.isKnown(request)) {
    return refuse(
      response,
      403,
      'This browser was not let in. Open the address that the lab printed when it started.',
    );
  }
  const answer = await staticFile(rendererRoot, path);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(why);
}

function refuseSocket(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function logFault(fault: unknown, where: string): void {
  process.stderr.write(`${where}: ${fault instanceof Error ? fault.stack : String(fault)}\n`);
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => reject(listenError(fault, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
}

function listenError(fault: NodeJS.ErrnoException, port: number): Error {
  if (fault.code === 'EADDRINUSE') {
    return new LabError(
      'port.in-use',
      `Port ${port} is used by another program. Choose another with --port=NUMBER, or leave --port out to take any free one.`,
      { port },
    );
  }
  if (fault.code === 'EACCES') {
    return new LabError(
      'port.forbidden',
      `Port ${port} may not be used by this account. Choose one above 1023.`,
      { port },
    );
  }
  return fault;
}
