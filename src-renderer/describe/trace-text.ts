import type { Explanation } from '#core/attention';
import type { AxisNames } from './axis.ts';
import { longName, shortName } from './number-name.ts';
import { significant } from './numbers.ts';
import { sourcePiece, termPieces } from './term-pieces.ts';
import type { TraceLine } from './trace-tree.ts';
import { lineWords } from './trace-words.ts';

/** An unfolded number as an outline in plain text, one line a term, two spaces a level. */
export function traceText(
  names: AxisNames,
  root: Explanation,
  lines: readonly TraceLine[],
  layers: number,
): string {
  const head = `${shortName(names, root.address)} = ${significant(root.value, 6)} — ${longName(names, root.address, layers)}`;
  const body = lines
    .filter(({ kind, open }) => kind !== 'more' || !open)
    .map((line) => `${'  '.repeat(line.level)}${lineText(names, line)}`);
  return [head, ...body].join('\n');
}

function lineText(names: AxisNames, line: TraceLine): string {
  const { kind, term, address, value } = line;
  if (kind === 'note') return lineWords(line);
  const number = significant(value, 6);
  if (kind === 'source' && term) {
    const own = term.sources.find((source) => source.address === address);
    return `${own ? sourcePiece(names, own).text : ''} = ${number}`;
  }
  if (!term) return `${lineWords(line)} = ${number}`;
  const text = termPieces(names, term)
    .map((piece) => piece.text)
    .join('');
  return `${kind === 'divisor' ? '÷ ' : ''}${text} = ${number}`;
}
