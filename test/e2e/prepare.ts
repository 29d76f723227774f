import { chromiumOptions } from '../support/chromium.ts';
import { electronProgram } from './hosts.ts';

/**
 * Says which hosts the suite runs on, so that nobody takes the stand-in for Electron, and unpacks the browser once:
 * two tests that do it at the same time would each start a half-written file.
 */
export default async function prepare(): Promise<void> {
  process.stdout.write(
    electronProgram
      ? 'End-to-end on: loopback, stand-in, Electron.\n'
      : 'End-to-end on: loopback, stand-in. NOT on Electron: its runtime is not installed here.\n',
  );
  await chromiumOptions();
}
