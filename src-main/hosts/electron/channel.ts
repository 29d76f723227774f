/** The one channel between a window and the main process. */
export const CHANNEL = 'lab';

/** The scheme and origin of the lab's own pages. */
export const SCHEME = 'app';
export const ORIGIN = 'app://lab';
