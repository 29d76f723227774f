// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { encode } from '#core/contract';
import { electronWire } from '#renderer/api/electron-wire.ts';
import { openLink } from '#renderer/api/open-link.ts';
import { socketWire } from '#renderer/api/socket-wire.ts';

class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static made: FakeSocket[] = [];
  readyState = FakeSocket.CONNECTING;
  binaryType = '';
  sent: unknown[] = [];
  url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeSocket.made.push(this);
  }
  send(frame: unknown): void {
    this.sent.push(frame);
  }
  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  FakeSocket.made = [];
});

test('what is sent before the socket opens waits, in order', () => {
  vi.stubGlobal('WebSocket', FakeSocket);
  const wire = socketWire('ws://127.0.0.1/wire');
  const [socket] = FakeSocket.made;
  wire.send({ a: 1 });
  expect(socket.sent).toEqual([]);
  socket.open();
  wire.send({ b: 2 });
  expect(socket.sent).toEqual([encode({ a: 1 }), encode({ b: 2 })]);
});

test('binary frames arrive as values, typed arrays and infinities included', () => {
  vi.stubGlobal('WebSocket', FakeSocket);
  const wire = socketWire('ws://127.0.0.1/wire');
  const heard: unknown[] = [];
  wire.onMessage((message) => heard.push(message));
  const value = { data: Float64Array.of(1.5, -Infinity) };
  const frame = encode(value);
  FakeSocket.made[0].dispatchEvent(new MessageEvent('message', { data: frame.buffer }));
  expect(heard).toEqual([value]);
});

test('the end of the socket is told once', () => {
  vi.stubGlobal('WebSocket', FakeSocket);
  const closed = vi.fn();
  socketWire('ws://127.0.0.1/wire').onClose(closed);
  FakeSocket.made[0].dispatchEvent(new Event('close'));
  expect(closed).toHaveBeenCalledOnce();
});

test('in Electron the preload script is the wire', () => {
  const preload = { send: vi.fn(), onMessage: vi.fn() };
  electronWire(preload).send('hello');
  expect(preload.send).toHaveBeenCalledWith('hello');
});

test('without a preload script the socket of the same origin is', () => {
  vi.stubGlobal('WebSocket', FakeSocket);
  window.history.replaceState(null, '', '/?token=x#/lab');
  openLink();
  expect(FakeSocket.made[0].url).toMatch(/^ws:\/\/[^/]+\/wire$/u);
});
