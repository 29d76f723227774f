import { describe, expect, test } from 'vitest';
import { contrast, parseHex } from '#renderer/charts/index.ts';
import { themeTokens } from '../theme-tokens.ts';

const TEXT = ['ink', 'soft', 'faint', 'q', 'k', 'v', 's', 'w', 'o', 'good', 'bad'];
const GROUNDS = ['bg', 'panel', 'sunk'];

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  const tokens = themeTokens(theme);
  const color = (name: string) => parseHex(tokens[`--${name}`]);

  test.each(TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)))(
    '%s text reads on %s',
    (text, ground) => {
      expect(contrast(color(text), color(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('the outline of a control is seen', () => {
    for (const ground of GROUNDS) {
      expect(contrast(color('edge'), color(ground))).toBeGreaterThanOrEqual(3);
    }
  });

  test('the accent button reads', () => {
    expect(contrast(color('on-accent'), color('accent'))).toBeGreaterThanOrEqual(4.5);
  });
});

test('a colour that a build has shortened is the same', () => {
  expect(parseHex('#fff')).toEqual(parseHex('#ffffff'));
  expect(parseHex(' #1c1b19')).toEqual([28, 27, 25]);
});
