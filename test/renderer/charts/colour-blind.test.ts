import { describe, expect, test } from 'vitest';
import type { Rgb } from '#renderer/charts/color.ts';
import { divergingRamp, sequentialRamp, type Ramp } from '#renderer/charts/ramp.ts';
import type { Role } from '#renderer/describe/stages.ts';
import { paletteOf } from '../support.ts';

type Matrix3 = readonly [Rgb, Rgb, Rgb];

/** Machado, Oliveira & Fernandes 2009, severity 1, in linear RGB. */
const SIMULATIONS: Readonly<Record<string, Matrix3>> = {
  'full sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (channel: number) => {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};

/** A colour as such an eye sees it, in CIE L*a*b* (D65). */
function seen(color: Rgb, sight: Matrix3): Rgb {
  const [r, g, b] = color.map(linear) as unknown as Rgb;
  const [x, y, z] = sight.map(([p, q, s]) =>
    Math.min(Math.max(p * r + q * g + s * b, 0), 1),
  ) as unknown as Rgb;
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 4 / 29);
  const X = f((0.4124564 * x + 0.3575761 * y + 0.1804375 * z) / 0.95047);
  const Y = f(0.2126729 * x + 0.7151522 * y + 0.072175 * z);
  const Z = f((0.0193339 * x + 0.119192 * y + 0.9503041 * z) / 1.08883);
  return [116 * Y - 16, 500 * (X - Y), 200 * (Y - Z)];
}

function distance(a: Rgb, b: Rgb): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}

/** As many steps as a legend tells apart. */
const STEPS = 8;
/** A difference of 2.3 is just noticeable (Mahy et al. 1994); side by side on a screen, twice that is plain. */
const PLAIN = 4.6;

function steps(ramp: Ramp, from: number, to: number): Rgb[] {
  return Array.from({ length: STEPS + 1 }, (_, i) => ramp.at(from + ((to - from) * i) / STEPS));
}

const ROLES: readonly Role[] = ['x', 'q', 'k', 'v', 's', 'w', 'o'];

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  const palette = paletteOf(theme);
  describe.each(Object.entries(SIMULATIONS))('%s', (_name, sight) => {
    const plain = (colors: readonly Rgb[]) =>
      colors
        .slice(1)
        .map((color, i) => distance(seen(color, sight), seen(colors[i] as Rgb, sight)));

    test('neighbouring steps of the weights are told apart', () => {
      const least = Math.min(...plain(steps(sequentialRamp(palette, 10), 0, 1)));
      expect(least).toBeGreaterThan(PLAIN);
    });

    test.each(ROLES)('neighbouring steps of role %s are told apart on both sides of 0', (role) => {
      const ramp = divergingRamp(palette, role, 1);
      expect(Math.min(...plain(steps(ramp, 0, 1)))).toBeGreaterThan(PLAIN);
      expect(Math.min(...plain(steps(ramp, 0, -1)))).toBeGreaterThan(PLAIN);
    });

    test.each(ROLES)('role %s above 0 is never taken for the same below 0', (role) => {
      const ramp = divergingRamp(palette, role, 1);
      for (const place of [0.5, 0.75, 1])
        expect(
          distance(seen(ramp.at(place), sight), seen(ramp.at(-place), sight)),
          `at ${place}`,
        ).toBeGreaterThan(PLAIN);
    });
  });
});
