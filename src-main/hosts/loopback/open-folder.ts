import open from 'open';
import { LabError } from '#core/attention';
import { hasDisplay } from '../../start/display.ts';

/** Shows a folder in the system's file manager. Throws `folder.unopened` where there is none. */
export async function openFolder(path: string): Promise<void> {
  const unopened = () =>
    new LabError('folder.unopened', `Open this folder in your file manager: ${path}`, { path });
  if (!hasDisplay(process.platform, process.env)) throw unopened();
  const child = await open(path);
  child.once('error', () => undefined);
}
