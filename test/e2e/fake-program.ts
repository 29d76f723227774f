import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program that notes what it was started with, in the place of one that cannot be had here. */
export interface FakeProgram {
  /** What it was started with, or null as long as it was not. */
  started(): { args: string[]; dataDir: string | undefined } | null;
}

/** Puts a program of this name into a folder. It runs on for two seconds, or ends with the given code. */
export function fakeProgram(folder: string, name: string, exitCode?: number): FakeProgram {
  mkdirSync(folder, { recursive: true });
  const note = join(folder, `${name}.json`);
  const program = join(folder, name);
  writeFileSync(
    program,
    `#!${process.execPath}
const told = { args: process.argv.slice(2), dataDir: process.env.ATTENTION_LAB_DATA_DIR };
require('node:fs').writeFileSync(${JSON.stringify(note)}, JSON.stringify(told));
${exitCode === undefined ? 'setTimeout(() => {}, 2000);' : `process.exit(${exitCode});`}`,
  );
  chmodSync(program, 0o755);
  return {
    started() {
      try {
        return JSON.parse(readFileSync(note, 'utf8')) as {
          args: string[];
          dataDir: string | undefined;
        };
      } catch {
        return null;
      }
    },
  };
}
