import { electronProgram } from './hosts.ts';

/** Says which hosts the suite runs on, so that nobody takes the stand-in for Electron. */
export default function sayHosts(): void {
  process.stdout.write(
    electronProgram
      ? 'End-to-end on: loopback, stand-in, Electron.\n'
      : 'End-to-end on: loopback, stand-in. NOT on Electron: its runtime is not installed here.\n',
  );
}
