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

/** “−2.13·0.38 + 1.34·(−1.35) + …”: the first two products of a sum. */
export function sumPieces(
  { list, leftRole, rightRole }: Terms,
  writeLeft: (size: number) => string = decimal,
): Piece[] {
  const pieces = list.slice(0, 2).flatMap(({ left, right }, i) => {
    const sign = left < 0 ? '−' : '';
    const lead = i > 0 ? ` ${sign || '+'} ` : sign;
    const factor = right < 0 ? `(${decimal(right)})` : decimal(right);
    return [
      plain(lead),
      piece(writeLeft(Math.abs(left)), leftRole),
      plain('·'),
      piece(factor, rightRole),
    ];
  });
  return list.length > 2 ? [...pieces, plain(' + …')] : pieces;
}
