import { decode, encode, type Wire } from '#core/contract';

/** A WebSocket as a wire: binary frames of encoded values. What is sent before it opens waits for that. */
export function socketWire(url: string): Wire {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  const waiting: Uint8Array<ArrayBuffer>[] = [];
  socket.addEventListener('open', () => {
    for (const frame of waiting.splice(0)) socket.send(frame);
  });
  return {
    send(message) {
      const frame = encode(message);
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(frame);
      else if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    onMessage(listener) {
      socket.addEventListener('message', ({ data }) => {
        if (data instanceof ArrayBuffer) listener(decode(new Uint8Array(data)));
      });
    },
    // A failed opening also ends in `close`.
    onClose: (listener) => socket.addEventListener('close', () => listener(), { once: true }),
  };
}
