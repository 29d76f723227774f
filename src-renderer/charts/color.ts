/** Red, green, blue, each 0…255. */
export type Rgb = readonly [number, number, number];

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** The colour of “#rrggbb” or “#rgb”, as which a build may shorten it. */
export function parseHex(hex: string): Rgb {
  const digits = hex.trim().slice(1);
  const full = digits.length === 3 ? digits.replace(/./gu, '$&$&') : digits;
  const n = Number.parseInt(full, 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

/** “rgb(…)” of a colour. */
export function css([r, g, b]: Rgb): string {
  return `rgb(${Math.round(r)},${Math.round(g)},${Math.round(b)})`;
}

/** The colour between two, 0 the first, 1 the second. */
export function mix(a: Rgb, b: Rgb, t: number): Rgb {
  const at = (i: 0 | 1 | 2) => a[i] + (b[i] - a[i]) * t;
  return [at(0), at(1), at(2)];
}

/** Contrast ratio of two colours, 1…21 (WCAG 2.2). */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  const linear = (channel: number) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** The first of the wished text colours that reads well on a ground (4.5 : 1), else black or white. */
export function readableOn(ground: Rgb, ...wishes: Rgb[]): Rgb {
  const better = contrast(BLACK, ground) >= contrast(WHITE, ground) ? BLACK : WHITE;
  return wishes.find((wish) => contrast(wish, ground) >= 4.5) ?? better;
}
