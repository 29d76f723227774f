import type { Address, ExplainedSource, ExplainedTerm } from '#core/attention';
import type { AxisNames } from './axis.ts';
import { shortName } from './number-name.ts';
import { significant } from './numbers.ts';
import { stageInfo, type Role } from './stages.ts';

/** A piece of a term: signs, or a number in the colour of its role that leads somewhere. */
export interface TermPiece {
  readonly text: string;
  readonly role?: Role | undefined;
  readonly address?: Address | undefined;
}

/** A term by the names of its sources: `Q[it, 3] · K[cat, 3]`, `e^(M[it, cat] − 0.71)`, `(X[it, 1] − μ₁[it])² · 1/d`. */
export function termPieces(names: AxisNames, term: ExplainedTerm, digits = 4): TermPiece[] {
  const [a = NONE, b = NONE, ...more] = term.sources;
  const named = (source: ExplainedSource) => sourcePiece(names, source, digits);
  const times = (sources: readonly ExplainedSource[]) =>
    sources.flatMap((source) => [{ text: ' · ' }, named(source)]);
  switch (term.rule) {
    case 'product':
      return times(term.sources).slice(1);
    case 'exponential':
      if (b.value === 0) return [{ text: 'e^' }, named(a), ...times(more)];
      return [
        { text: 'e^(' },
        named(a),
        { text: b.value < 0 ? ' + ' : ' − ' },
        { text: `${significant(Math.abs(b.value), digits)})` },
        ...times(more),
      ];
    case 'square':
      return [{ text: '(' }, named(a), { text: ' − ' }, named(b), { text: ')²' }, ...times(more)];
    case 'mask':
      return [named(a), { text: a.value === 0 ? ': not allowed' : ': allowed' }];
  }
}

/** Stands where a term has fewer sources. */
export const NONE: ExplainedSource = { label: '', value: 0, address: null };

/** A number that a term is made of. */
export function sourcePiece(names: AxisNames, source: ExplainedSource, digits = 4): TermPiece {
  const { address, label, value } = source;
  if (address)
    return { text: shortName(names, address), role: stageInfo(address.stage).role, address };
  return { text: CONSTANTS.has(label) ? `${label} ${significant(value, digits)}` : label };
}

/** Constants that are better told with their value than by their name alone. */
const CONSTANTS: ReadonlySet<string> = new Set(['T', 'ε', 'gate', 'Φ(x)']);
