import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Who may talk to the lab: only pages of this very server, in a browser that was let in with the token
 * of this start. Other pages in the same browser, other programs and rebound names are refused.
 */
export interface Guard {
  /** Lets a browser in as often as needed; for the address that a person reads. */
  readonly token: string;
  /** A token that lets in once, for a command line that others on this machine could read. */
  oneTimeToken(): string;
  /** Whether the request names this server, so that no foreign name was rebound to it. */
  isForUs(request: IncomingMessage): boolean;
  /** Whether the page that asks is one of ours; a request without an origin is not. */
  isFromUs(request: IncomingMessage): boolean;
  /** Whether this token lets in. */
  admits(token: string): boolean;
  /** Whether the browser was let in before. */
  isKnown(request: IncomingMessage): boolean;
  /** The header that makes the browser known. */
  readonly cookie: string;
}

/** A guard for one start of a server on a port; `origins` are further pages trusted in development. */
export function createGuard(port: number, origins: readonly string[] = []): Guard {
  const token = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  const onceTokens = new Set<string>();
  // Cookies ignore ports, so two labs need two names.
  const cookieName = `attention-lab-${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const own = [...hosts.map((host) => `http://${host}`), ...origins];
  return {
    token,
    oneTimeToken() {
      const once = randomBytes(32).toString('base64url');
      onceTokens.add(once);
      return once;
    },
    isForUs: ({ headers }) => hosts.includes(headers.host ?? ''),
    isFromUs: ({ headers }) => own.includes(headers.origin ?? ''),
    admits: (given) => onceTokens.delete(given) || same(given, token),
    isKnown: ({ headers }) =>
      (headers.cookie ?? '').split(/;\s*/).some((pair) => {
        const [name, value = ''] = pair.split('=');
        return name === cookieName && same(value, session);
      }),
    cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
  };
}

/** Compares secrets in a time that does not tell how much of them is right. */
function same(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
