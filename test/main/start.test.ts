import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserCandidates } from '#main/hosts/loopback/open-window.ts';
import { hasDisplay } from '#main/start/display.ts';
import { installed } from '#main/start/electron-runtime.ts';
import { parseOptions } from '#main/start/options.ts';
import { temporaryFolder } from '../support/lab.ts';

describe('the command line', () => {
  it('has sensible answers where nothing is said', () => {
    expect(parseOptions([])).toEqual({
      host: null,
      dataDir: null,
      port: 0,
      open: true,
      help: false,
    });
  });

  it('is read', () => {
    expect(parseOptions(['--host=loopback', '--data-dir', '/x', '--port=81', '--no-open'])).toEqual(
      {
        host: 'loopback',
        dataDir: '/x',
        port: 81,
        open: false,
        help: false,
      },
    );
    expect(parseOptions(['-h']).help).toBe(true);
  });

  it.each([
    [['--host=web'], /--host takes/],
    [['--port=70000'], /--port takes a number/],
    [['--port=abc'], /--port takes a number/],
    [['--data-dir='], /--data-dir takes/],
    [['--prot=3'], /--prot/],
    [['extra'], /extra/],
  ])('%o is refused with a reason', (args, reason) => {
    expect(() => parseOptions(args)).toThrow(reason);
  });
});

describe('finding a window', () => {
  it('looks for Chrome, Chromium and Edge where each system keeps them', () => {
    expect(browserCandidates('linux', { PATH: '/a:/b' })).toEqual(
      expect.arrayContaining(['/a/google-chrome', '/b/chromium', '/b/microsoft-edge']),
    );
    expect(browserCandidates('darwin', {})[0]).toBe(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(browserCandidates('win32', { ProgramFiles: 'C:\\P' })).toContain(
      'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe',
    );
  });

  it('knows that Linux needs a display', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });

  it('finds Electron’s runtime only where its program is', () => {
    const folder = temporaryFolder();
    expect(installed(folder)).toBeNull();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(installed(folder)).toBeNull();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    expect(installed(folder)).toBe(join(folder, 'dist', 'electron'));
  });
});
