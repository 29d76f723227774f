import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesFromBase64 } from '../../../src-core/kernels/base64.ts';

it('decodes what Node encodes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...bytesFromBase64(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes]);
    }),
  );
});
