import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

/** What the page may load: itself and nothing else. Styles may be inline because the charts set them so. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** An answer any host can give. */
export interface StaticAnswer {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer>;
}

/** The built renderer's file for the path of a URL; 404 for everything outside the folder and of unknown type. */
export async function staticFile(root: string, urlPath: string): Promise<StaticAnswer> {
  const path = fileFor(root, urlPath);
  const type = path && TYPES[extname(path)];
  const body = path && type ? await readFile(path).catch(() => null) : null;
  if (!type || !body)
    return {
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from('Not found'),
    };
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      // Built names carry a hash; the page itself must be fresh.
      'cache-control': urlPath.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store',
    },
    body,
  };
}

function fileFor(root: string, urlPath: string): string | null {
  let decoded;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const path = normalize(join(root, decoded === '/' ? '/index.html' : decoded));
  return path.startsWith(normalize(root) + sep) ? path : null;
}
