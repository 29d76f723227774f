import type { WebSocket } from 'ws';
import { decode, encode, type Wire } from '#core/contract';

/** A wire over a WebSocket with binary messages. Bytes that are no message close the socket. */
export function socketWire(socket: WebSocket): Wire {
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(encode(message));
    },
    onMessage(listener) {
      socket.on('message', (data, isBinary) => {
        if (!isBinary || !Buffer.isBuffer(data)) return socket.close(1003, 'binary messages only');
        let message;
        try {
          message = decode(data);
        } catch {
          return socket.close(1007, 'unreadable message');
        }
        listener(message);
      });
    },
    onClose: (listener) => void socket.once('close', listener),
  };
}
