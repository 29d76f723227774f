import { decimal } from './numbers.ts';
import type { Role } from './stages.ts';

/** A piece of a formula: words or digits, in the colour of their role. */
export interface Piece {
  readonly text: string;
  readonly role?: Role;
  readonly raised?: boolean;
}

/** One product of a sum. */
export interface Term {
  readonly label: string;
  readonly left: number;
  readonly right: number;
}

/** A sum of products, to be unfolded. */
export interface Terms {
  readonly title: string;
  readonly leftRole: Role;
  readonly rightRole: Role;
  readonly list: readonly Term[];
}

export const plain = (text: string): Piece => ({ text });
export const piece = (text: string, role: Role): Piece => ({ text, role });
export const raised = (text: string, role: Role): Piece => ({ text, role, raised: true });

/** What fits one line of the inspector. */
const ROOM = 22;

/** “−2.13·0.38 + 1.34·1.35 + …”: the first product of a sum, or two where there is room. */
export function sumPieces(
  { list, leftRole, rightRole }: Terms,
  writeLeft: (size: number) => string = decimal,
): Piece[] {
  const [first = [], second = []] = list.slice(0, 2).map(({ left, right }, i) => {
    const sign = left < 0 ? '−' : '';
    const factor = right < 0 ? `(${decimal(right)})` : decimal(right);
    return [
      plain(i > 0 ? ` ${sign || '+'} ` : sign),
      piece(writeLeft(Math.abs(left)), leftRole),
      plain('·'),
      piece(factor, rightRole),
    ];
  });
  const both = [...first, ...second];
  const fits = both.reduce((length, { text }) => length + text.length, 0) <= ROOM;
  const shown = fits ? both : first;
  return list.length > (fits ? 2 : 1) ? [...shown, plain(' + …')] : shown;
}
