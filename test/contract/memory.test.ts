import { memoryWires } from '#core/contract';
import { contractSuite } from './suite.ts';

contractSuite('memory', () => {
  const [serving, asking, close] = memoryWires(structuredClone);
  return Promise.resolve({ serving, asking, breakOff: close, close });
});
