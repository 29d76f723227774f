/** What can be known of an error besides its words: plain values that survive every wire. */
export type ErrorDetails = Record<string, string | number | boolean | null>;

/**
 * An error meant for the person at the desk: `message` says what is wrong and what to change,
 * `code` (such as `text.empty`) is stable for code and tests.
 */
export class LabError extends Error {
  override readonly name = 'LabError';
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
