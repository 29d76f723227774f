import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect as netConnect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { connect, decode, encode, labContract } from '#core/contract';
import { startLoopbackServer } from '#main/hosts/loopback/server.ts';
import { temporaryFolder, testLab } from '../support/lab.ts';

async function start(port = 0) {
  const folder = temporaryFolder();
  const rendererRoot = join(folder, 'renderer');
  mkdirSync(join(rendererRoot, 'assets'), { recursive: true });
  writeFileSync(join(rendererRoot, 'index.html'), '<title>Lab</title>');
  writeFileSync(join(rendererRoot, 'assets', 'a.js'), 'export {};');
  writeFileSync(join(rendererRoot, 'secret.env'), 'unknown type');
  writeFileSync(join(folder, 'outside.html'), 'outside');
  const server = await startLoopbackServer({
    lab: testLab(join(folder, 'data')),
    rendererRoot,
    port,
  });
  onTestFinished(() => server.close());
  const address = new URL(server.address);
  const token = address.searchParams.get('token') ?? '';
  const cookie = await get(address.port, `/?token=${token}`).then(
    ({ headers }) => String(headers['set-cookie']?.[0]).split(';')[0] ?? '',
  );
  return { server, port: address.port, host: address.host, token, cookie };
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request with exactly this path: nothing is tidied on the way. */
function get(
  port: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

/** How an attempt to open the wire ends: `open`, or the status that refused it. */
function openSocket(
  url: string,
  headers: Record<string, string>,
): Promise<{ socket: WebSocket; outcome: string | number }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    onTestFinished(() => socket.terminate());
    socket.on('open', () => resolve({ socket, outcome: 'open' }));
    socket.on('unexpected-response', (_request, response) =>
      resolve({ socket, outcome: response.statusCode ?? 0 }),
    );
    socket.on('error', () => undefined);
  });
}

describe('letting a browser in', () => {
  it('takes the token once a start, then knows the browser by a cookie that scripts and other sites cannot use', async () => {
    const { port, token } = await start();
    const { status, headers } = await get(port, `/?token=${token}`);
    expect(status).toBe(303);
    expect(headers.location).toBe('/');
    expect(headers['set-cookie']?.[0]).toMatch(
      /^attention-lab-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
  });

  it.each(['', 'wrong', 'x'.repeat(43)])('refuses the token “%s”', async (token) => {
    const { port } = await start();
    const { status, headers } = await get(port, `/?token=${token}`);
    expect(status).toBe(403);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('refuses who has no cookie, or that of another start', async () => {
    const { port, cookie } = await start();
    const other = await start();
    expect((await get(port, '/')).status).toBe(403);
    expect((await get(port, '/assets/a.js')).status).toBe(403);
    const stolen = cookie.split('=')[0] + '=' + (other.cookie.split('=')[1] ?? '');
    expect((await get(port, '/', { cookie: stolen })).status).toBe(403);
    expect((await get(port, '/', { cookie })).status).toBe(200);
  });

  it('lets a one-time token in once', async () => {
    const { server, port } = await start();
    const { pathname, search } = new URL(server.oneTimeAddress());
    expect((await get(port, pathname + search)).status).toBe(303);
    expect((await get(port, pathname + search)).status).toBe(403);
  });

  it('has a fresh token at every start', async () => {
    expect((await start()).token).not.toBe((await start()).token);
  });
});

describe('pages', () => {
  it('come with a strict policy', async () => {
    const { port, cookie } = await start();
    const { headers, body } = await get(port, '/', { cookie });
    expect(body).toBe('<title>Lab</title>');
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect((await get(port, '/assets/a.js', { cookie })).headers['cache-control']).toContain(
      'immutable',
    );
  });

  it.each([
    '/../outside.html',
    '/..%2foutside.html',
    '/%2e%2e/outside.html',
    '/assets/../../outside.html',
    '/assets/..%5c..%5coutside.html',
    '/%00index.html',
    '/%zz',
    '//outside.html',
    '/secret.env',
    '/assets',
    '/nothing.html',
  ])('do not reach %s', async (path) => {
    const { port, cookie } = await start();
    expect((await get(port, path, { cookie })).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuse %s', async (method) => {
    const { port, cookie } = await start();
    const { status, headers } = await get(port, '/', { cookie }, method);
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  it.each(['attacker.example', '127.0.0.1', '127.0.0.1:1', '0.0.0.0:80'])(
    'refuse the Host “%s”',
    async (host) => {
      const { port, cookie, token } = await start();
      expect((await get(port, '/', { cookie, host })).status).toBe(421);
      expect((await get(port, `/?token=${token}`, { host })).headers['set-cookie']).toBeUndefined();
    },
  );
});

describe('the wire', () => {
  it('opens for our own page in a known browser, and answers', async () => {
    const { host, cookie } = await start();
    const { socket, outcome } = await openSocket(`ws://${host}/wire`, {
      cookie,
      origin: `http://${host}`,
    });
    expect(outcome).toBe('open');
    const { api } = connect(clientWire(socket), labContract);
    expect(await api.lab.info()).toMatchObject({ host: 'test', engine: 1 });
  });

  it.each([
    ['no cookie', { cookie: '' }],
    ['another site’s origin', { origin: 'https://attacker.example' }],
    ['a null origin', { origin: 'null' }],
    ['another port’s origin', { origin: 'http://127.0.0.1:1' }],
    ['no origin', { origin: '' }],
    ['a foreign Host', { host: 'attacker.example' }],
  ])('is refused with %s', async (_case, wrong) => {
    const { host, cookie } = await start();
    const { outcome } = await openSocket(`ws://${host}/wire`, {
      cookie,
      origin: `http://${host}`,
      ...wrong,
    });
    expect(outcome).toBe(403);
  });

  it('is refused at another path', async () => {
    const { host, cookie } = await start();
    expect(
      (await openSocket(`ws://${host}/other`, { cookie, origin: `http://${host}` })).outcome,
    ).toBe(403);
  });

  it.each([
    [
      'an oversized message',
      1009,
      (socket: WebSocket) => socket.send(new Uint8Array(5 * 1024 * 1024)),
    ],
    ['text', 1003, (socket: WebSocket) => socket.send('hello')],
    [
      'bytes that are no message',
      1007,
      (socket: WebSocket) => socket.send(Uint8Array.of(0xc7, 0xff, 0x00)),
    ],
  ])('ends on %s, and the lab goes on', async (_case, code, send) => {
    const { host, cookie } = await start();
    const headers = { cookie, origin: `http://${host}` };
    const { socket } = await openSocket(`ws://${host}/wire`, headers);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    send(socket);
    expect(await closed).toBe(code);
    const again = await openSocket(`ws://${host}/wire`, headers);
    expect(await connect(clientWire(again.socket), labContract).api.experiments.list()).toEqual([]);
  });
});

describe('the port', () => {
  it('listens on this machine only', async () => {
    const { port } = await start();
    const reached = await new Promise((resolve) => {
      const socket = netConnect({ host: '127.0.0.2', port: Number(port) });
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
      onTestFinished(() => void socket.destroy());
    });
    expect(reached).toBe(false);
  });

  it('in use is named, with a way out', async () => {
    const { port } = await start();
    await expect(start(Number(port))).rejects.toMatchObject({
      code: 'port.in-use',
      message: expect.stringContaining('--port') as unknown,
    });
  });
});

function clientWire(socket: WebSocket) {
  return {
    send: (message: unknown) => socket.send(encode(message)),
    onMessage: (listener: (message: unknown) => void) =>
      void socket.on('message', (data) => listener(decode(data as Buffer))),
    onClose: (listener: () => void) => void socket.once('close', listener),
  };
}
