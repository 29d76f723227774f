import { symbolOf, type Address } from '#core/attention';
import type { AxisNames } from './axis.ts';
import { axisPlace } from './axis.ts';
import { isPair, stageInfo, type Axis } from './stages.ts';

/** More of a word than this is cut off in a formula. */
const WORD = 10;

/** A number as a formula names it, by its words: `Q[it, 3]`, `A[it, cat]`, `W_Q[3, 11]`, `μ₁[it]`. */
export function shortName(names: AxisNames, { stage, row, col }: Address): string {
  const { rows, cols } = stageInfo(stage);
  const places = [place(names, rows, row), place(names, cols, col)].filter((text) => text !== '');
  return `${symbolOf(stage)}[${places.join(', ')}]`;
}

/** A number in words: “score of it → cat”, “query of it, dimension 3”; with its head where heads differ. */
export function longName(names: AxisNames, address: Address, layers = 1): string {
  const info = stageInfo(address.stage);
  const ends = [axisPlace(names, info.rows, address.row), axisPlace(names, info.cols, address.col)];
  const where = [
    ...(info.perHead ? [`head ${address.head + 1}`] : []),
    ...(layers > 1 ? [`layer ${address.layer + 1}`] : []),
  ];
  const pair = isPair(address.stage) || info.rows === 'model dimension';
  const name = `${info.noun} of ${ends.filter(Boolean).join(pair ? ' → ' : ', ')}`;
  return where.length > 0 ? `${name} (${where.join(', ')})` : name;
}

function place(names: AxisNames, axis: Axis, index: number): string {
  switch (axis) {
    case 'query':
      return word(names.tokens, index);
    case 'context':
      return word(names.contextTokens, index);
    case 'single':
      return '';
    default:
      return String(index + 1);
  }
}

const LOWERED = [...'₀₁₂₃₄₅₆₇₈₉'];

/** A word; with its place where the sentence has it more than once. */
function word(words: readonly string[], index: number): string {
  const own = words[index] ?? String(index + 1);
  const short = own.length > WORD ? `${own.slice(0, WORD - 1)}…` : own;
  if (words.indexOf(own) === words.lastIndexOf(own)) return short;
  return short + [...String(index + 1)].map((digit) => LOWERED[Number(digit)]).join('');
}
