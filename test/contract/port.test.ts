import { MessageChannel } from 'node:worker_threads';
import { portWire, type Port } from '#main/worker/port-wire.ts';
import { contractSuite } from './suite.ts';

contractSuite('a worker’s port', () => {
  const { port1, port2 } = new MessageChannel();
  const close = () => port1.close();
  return Promise.resolve({
    serving: portWire(port1 as Port),
    asking: portWire(port2 as Port),
    breakOff: close,
    close,
  });
});
