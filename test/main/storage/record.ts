import { DEFAULT_SPEC } from '#core/experiment';

/** What is saved as a new experiment. */
export const record = {
  id: null,
  revision: 0,
  name: 'First',
  spec: DEFAULT_SPEC,
  checksum: 'abc',
  engine: 1,
};
