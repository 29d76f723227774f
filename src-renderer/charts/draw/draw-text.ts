import { shortShare } from '#renderer/describe/numbers.ts';
import type { RunningWord } from '#renderer/describe/running-text.ts';
import { readableOn } from '../color.ts';
import { textWidth } from '../map-layout.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen/pen.ts';
import { sequentialRamp } from '../ramp.ts';

/** What a tinted text is drawn of. */
export interface TextDrawing {
  readonly words: readonly RunningWord[];
  /** One weight a word, or none. */
  readonly weights: Float64Array | null;
  readonly chosen: number | null;
  /** How far below the upper edge it begins. */
  readonly top: number;
  readonly decimals: number;
}

const SIZE = 18;
const LINE = 52;
const WIDTH = 720;
const SPACE = 6;
/** How much wider a sign is at this size than at the size that widths are known for. */
const SCALE = SIZE / 12;

/** A monospaced sign of the numbers is this wide. */
const SIGN = 6;

/** Where each word of a text stands, its number with so many decimals under it, and how high it is altogether. */
export function textLayout(
  words: readonly RunningWord[],
  decimals: number,
): {
  readonly places: readonly { readonly x: number; readonly y: number; readonly width: number }[];
  readonly height: number;
} {
  const least = shortShare(0.1, decimals).length * SIGN;
  let [x, y] = [0, 0];
  const places = words.map(({ before, word }) => {
    const width = Math.max(textWidth(word) * SCALE + 8, least);
    x += before ? SPACE : 0;
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + LINE];
    const place = { x, y, width };
    x += width;
    return place;
  });
  return { places, height: y + LINE };
}

/** Draws a text whose words are tinted by their weights. */
export function drawText(
  pen: Pen,
  { words, weights, chosen, top, decimals }: TextDrawing,
  palette: Palette,
): void {
  const ramp = sequentialRamp(palette, words.length);
  const { places } = textLayout(words, decimals);
  words.forEach(({ word }, i) => {
    const place = places[i];
    if (!place) return;
    const weight = weights?.[i];
    const fill = weight === undefined ? palette.panel : ramp.at(ramp.place(weight));
    const [x, y] = [place.x + 2, top + place.y + 4];
    const outline = i === chosen ? { stroke: palette.q, width: 2 } : {};
    pen.rect(x, y, place.width, 28, { fill, radius: 5, ...outline });
    const ink = { fill: readableOn(fill, palette.ink), size: SIZE, font: 'serif' } as const;
    pen.text(x + place.width / 2, y + 14, word, { ...ink, align: 'center' });
    if (weight === undefined) return;
    const small = { fill: palette.soft, size: 10, font: 'mono', align: 'center' } as const;
    pen.text(x + place.width / 2, y + 36, shortShare(weight, decimals), small);
  });
}

/** How wide a drawn text is at most. */
export const TEXT_WIDTH = WIDTH + 4;
