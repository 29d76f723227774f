/** The environment of a main process that lives at a moment (milliseconds since 1970), in a time zone; see `set-clock.ts`. */
export function livingAt(time: number, zone = 'UTC'): NodeJS.ProcessEnv {
  return { TEST_CLOCK: String(time), TZ: zone };
}
