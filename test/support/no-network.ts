/**
 * `node --import` this to have a process say, on standard error, every address outside this machine that it
 * turns to: connections and name look-ups.
 */
import dns from 'node:dns';
import net from 'node:net';

export const OUTSIDE = 'ASKED OUTSIDE:';
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

function note(host: unknown): void {
  if (typeof host === 'string' && !LOCAL.test(host)) process.stderr.write(`${OUTSIDE} ${host}\n`);
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const [first] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null && 'host' in first) note(first.host);
  return Reflect.apply(connect, this, args) as net.Socket;
} as typeof connect;

const lookup = dns.lookup;
dns.lookup = function (...args: unknown[]) {
  note(args[0]);
  return Reflect.apply(lookup, dns, args) as void;
} as typeof lookup;
