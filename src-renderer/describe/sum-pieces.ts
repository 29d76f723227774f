import { figure } from './numbers.ts';
import type { Role } from './stages.ts';

/** A piece of a formula: words or digits, in the colour of their role. */
export interface Piece {
  readonly text: string;
  readonly role?: Role | undefined;
  readonly raised?: boolean;
}

/** A number in a product. */
export interface Factor {
  readonly value: number;
  readonly role?: Role | undefined;
}

/** One product of a sum. */
export interface Product {
  readonly label: string;
  readonly factors: readonly Factor[];
  readonly value: number;
}

/** A sum of products, to be unfolded. */
export interface Products {
  readonly title: string;
  readonly list: readonly Product[];
}

export const plain = (text: string): Piece => ({ text });
export const piece = (text: string, role?: Role): Piece => ({ text, role });
export const raised = (text: string, role: Role): Piece => ({ text, role, raised: true });

/** What fits one line of the inspector. */
const ROOM = 22;

/** “−2.13·0.38 + 1.34·1.35 + …”: the first product of a sum, or two where there is room. */
export function sumPieces(
  list: readonly Product[],
  write: (factor: Factor) => string = ({ value }) => figure(value),
): Piece[] {
  const [first = [], second = []] = list
    .slice(0, 2)
    .map((product, i) => productPieces(product, i, write));
  const both = [...first, ...second];
  const fits = both.reduce((length, { text }) => length + text.length, 0) <= ROOM;
  const shown = fits ? both : first;
  return list.length > (fits ? 2 : 1) ? [...shown, plain(' + …')] : shown;
}

function productPieces(
  { factors }: Product,
  index: number,
  write: (factor: Factor) => string,
): Piece[] {
  const [first, ...others] = factors;
  if (!first) return [];
  const negative = first.value < 0;
  const lead = index > 0 ? (negative ? ' − ' : ' + ') : negative ? '−' : '';
  const size = { ...first, value: Math.abs(first.value) };
  return [
    plain(lead),
    piece(write(size), first.role),
    ...others.flatMap((factor) => {
      const text = write(factor);
      return [plain('·'), piece(factor.value < 0 ? `(${text})` : text, factor.role)];
    }),
  ];
}
