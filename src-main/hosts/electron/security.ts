import { app, protocol, type Session } from 'electron';
import { staticFile } from '../../services/static-files.ts';
import { ORIGIN, SCHEME } from './channel.ts';

/** Makes `app:` a real origin with a policy of its own, in place of `file:`. Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer under `app://lab/`, and denies every permission and every other address. */
export function lockDown(session: Session, rendererRoot: string): void {
  session.protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== new URL(ORIGIN).host || request.method !== 'GET')
      return new Response(null, { status: 404 });
    const { status, headers, body } = await staticFile(rendererRoot, url.pathname);
    return new Response(body, { status, headers: { ...headers } });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
}

/** Keeps every page, however it came to be, from navigating, opening windows and embedding others. */
export function denyEscapes(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

function isLocal(url: string): boolean {
  return /^(app:\/\/lab\/|data:|blob:|devtools:)/.test(url);
}
