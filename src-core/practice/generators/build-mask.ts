import type { MaskSpec } from '#core/experiment';
import { maskRows, maskSlips } from '../mask-slips.ts';
import type { Level } from '../origin.ts';
import { drawUntil, type Draw } from './draw.ts';
import type { Generator } from './generator.ts';
import { SENTENCES } from './sentences.ts';

/** A mask and how it is told. */
interface Told {
  readonly spec: MaskSpec;
  readonly rule: string;
  readonly last: string;
}

const KINDS: Record<Level, (draw: Draw, size: number) => Told> = {
  1: (draw, size) =>
    draw.pick<Told>([
      {
        spec: { kind: 'causal' },
        rule: 'no word may look ahead (causal mask)',
        last: 'In each row, allow the cells up to the diagonal, the diagonal itself included.',
      },
      {
        spec: { kind: 'padding', length: size - 1 },
        rule: 'the last token is only padding and must not be attended to, by any row',
        last: 'Block the last column in every row, and nothing else.',
      },
      {
        spec: { kind: 'window', radius: 1 },
        rule: 'each word sees itself and its direct neighbours on both sides',
        last: 'Allow the diagonal, and the cells right beside it.',
      },
    ]),
  2: (draw, size) =>
    draw.pick<Told>([
      {
        spec: { kind: 'window', radius: 1, causal: true },
        rule: 'each word sees itself and the one word before it',
        last: 'Allow the diagonal and the cell left of it in each row.',
      },
      {
        spec: { kind: 'padding', length: size - 1, causal: true },
        rule: 'no word may look ahead, and the last token is padding that nobody may attend to',
        last: 'Begin with the causal triangle, then block the last column.',
      },
      {
        spec: { kind: 'block', size: 2 },
        rule: 'words see each other only inside blocks of two (the first two, the next two, …)',
        last: 'Squares of two by two lie along the diagonal; a word left over stands alone.',
      },
      {
        spec: { kind: 'window', radius: 2 },
        rule: 'each word sees what is at most two places away from it',
        last: 'Allow the diagonal, and two cells on each side of it.',
      },
    ]),
  3: (draw, size) =>
    draw.pick<Told>([
      {
        spec: { kind: 'global', tokens: [0], radius: 1 },
        rule: 'each word sees its direct neighbours and itself; the first word, besides, sees all and is seen by all',
        last: 'Fill the first row and the first column, then the diagonal with a cell on each side.',
      },
      {
        spec: { kind: 'strided', stride: 3, causal: true },
        rule: 'no word looks ahead; it sees itself, the two words before it, and every third word counted back from itself',
        last: 'In each row: the diagonal, two cells left of it, and then each cell three further left.',
      },
      {
        spec: { kind: 'block', size: draw.pick([2, 3]), causal: true },
        rule: 'no word looks ahead, nor out of its block; the blocks are counted from the first word and their size is told below',
        last: 'Lay the squares along the diagonal, then keep only their lower left halves.',
      },
      {
        spec: { kind: 'global', tokens: [draw.whole(1, size - 2)], radius: 0 },
        rule: 'each word sees itself; one word, told below, besides sees all and is seen by all',
        last: 'Fill that word’s row and column, and the diagonal.',
      },
    ]),
};

/** What the rule leaves to be told. */
function detail(spec: MaskSpec, words: readonly string[]): string {
  if (spec.kind === 'block' && spec.causal) return ` The blocks have ${spec.size} words.`;
  if (spec.kind === 'global' && spec.radius === 0)
    return ` That word is “${words[spec.tokens?.[0] ?? 0]}”.`;
  return '';
}

/** A mask to be built from its rule. */
export const buildMask: Generator = {
  id: 'build-mask',
  title: 'Building a mask',
  concepts: ['masking'],
  make: (draw, level) => {
    const size = level === 1 ? draw.whole(3, 4) : 5;
    const sentence = draw.pick(SENTENCES);
    const from = draw.whole(0, sentence.length - size);
    const words = sentence.slice(from, from + size);
    const { spec, rule, last, right } = drawUntil(
      () => {
        const told = KINDS[level](draw, size);
        return { ...told, right: maskRows(told.spec, size, size) };
      },
      (drawn) => drawn.right.some((row) => row.includes('0')),
    );
    return {
      kind: 'mask',
      prompt: `Build the mask for which ${rule}.${detail(spec, words)}`,
      given: [],
      step: 'masked',
      rowLabels: [...words],
      colLabels: [...words],
      right,
      hints: [
        'Go row by row: the word at the left asks, the words on top are asked.',
        'For each row write down which words it may see; block all others.',
        last,
      ],
      solution: words.map((word, i) => ({
        text: `“${word}” may look at: ${words.filter((_, j) => right[i][j] === '1').join(', ') || 'nobody'}.`,
      })),
      slips: maskSlips(right),
    };
  },
};
