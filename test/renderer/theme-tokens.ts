import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const css = readFileSync(resolve(import.meta.dirname, '../../src-renderer/theme.css'), 'utf8');

/** The colour tokens of a theme as the theme file sets them. */
export function themeTokens(theme: 'light' | 'dark'): Record<string, string> {
  const block = (start: string) => css.split(start)[1].split('}')[0];
  const read = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})\s*;/gu)].map(([, name, value]) => [
        name,
        value,
      ]),
    );
  const light = read(block(':root {'));
  return theme === 'light' ? light : { ...light, ...read(block(":root[data-theme='dark'] {")) };
}
