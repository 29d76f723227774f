import { join } from 'node:path';

/** Loaded before the lab’s main process: its clock begins where the environment says, and goes on from there. */
export const SET_CLOCK = join(import.meta.dirname, '../support/set-clock.ts');

/** The environment of a main process that lives at a moment (milliseconds since 1970), in a time zone. */
export function livingAt(time: number, zone = 'UTC'): NodeJS.ProcessEnv {
  return { TEST_CLOCK: String(time), TZ: zone };
}
