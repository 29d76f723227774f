type RequestFilter = (
  details: { url: string },
  answer: (response: { cancel?: boolean }) => void,
) => void;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;
type PermissionHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
) => void;

/** Stands in for Electron's Session: keeps what the host set, and asks it as Electron would. */
export class Session {
  readonly handlers = new Map<string, ProtocolHandler>();
  permissionRequest: PermissionHandler | null = null;
  permissionCheck: (() => boolean) | null = null;
  devicePermission: (() => boolean) | null = null;
  private filter: RequestFilter | null = null;

  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler) => void this.handlers.set(scheme, handler),
  };

  readonly webRequest = { onBeforeRequest: (filter: RequestFilter) => void (this.filter = filter) };

  setPermissionRequestHandler(handler: PermissionHandler): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: () => boolean): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler;
  }

  /** Whether the host lets a request for this address go on. */
  lets(url: string): boolean {
    let cancelled = false;
    this.filter?.({ url }, (response) => (cancelled = response.cancel === true));
    return !cancelled;
  }

  /** What the host serves for an address of a scheme of its own. */
  async fetch(url: string, method: string): Promise<Response> {
    const handler = this.handlers.get(new URL(url).protocol.replace(':', ''));
    return handler ? handler(new Request(url, { method })) : new Response(null, { status: 404 });
  }
}
