import {
  isWeightStage,
  type Address,
  type ExplainedTerm,
  type Explanation,
  type Stage,
} from '#core/attention';
import { stageInfo, type Axis } from './stages.ts';
import { below, type Paths } from './trace-paths.ts';

/** One line of the tree. */
export interface TraceLine {
  readonly path: string;
  /** 1 for the terms of the picked number. */
  readonly level: number;
  readonly kind: 'term' | 'divisor' | 'source' | 'more' | 'total' | 'note';
  /** The number that this line is a part of. */
  readonly parent: Explanation;
  readonly value: number;
  /** The term that the line stands for, or that its source belongs to. */
  readonly term: ExplainedTerm | null;
  /** The one number that the line stands for and leads to; null where there are several or none. */
  readonly address: Address | null;
  /** Whether it can be unfolded, and is. */
  readonly expandable: boolean;
  readonly open: boolean;
  /** The part of the largest line beside it, 0 … 1. */
  readonly share: number;
  /** How many lines a “more” stands for, or a divisor sums up. */
  readonly count: number;
}

/** As many terms are shown, largest first, before “more”. */
export const SHORT = 8;

/** The numbers at unfolded paths; `explained` gives what is known. */
export type Known = (address: Address) => Explanation | null;

/** The numbers that a line stands for, and the axis of the number that they make. */
export function meantBy({ address, term, parent }: TraceLine): {
  readonly sources: readonly Address[];
  readonly side: Axis;
} {
  const sources = address ? [address] : (term?.sources ?? []).map((source) => source.address);
  const side = stageInfo(parent.address.stage).rows;
  return { sources: term ? sources.filter((one) => one !== null) : [], side };
}

/** The lines of a tree below an explained number, in their order on the screen. */
export function traceLines(root: Explanation, open: Paths, known: Known): TraceLine[] {
  return linesOf(root, '', 1, open, known);
}

/** The addresses whose explanations an unfolded tree still needs. */
export function missing(root: Explanation, open: Paths, known: Known): Address[] {
  return traceLines(root, open, known).flatMap(({ open: isOpen, address }) =>
    isOpen && address && !known(address) ? [address] : [],
  );
}

function linesOf(
  parent: Explanation,
  path: string,
  level: number,
  open: Paths,
  known: Known,
): TraceLine[] {
  const line = (more: Partial<TraceLine> & Pick<TraceLine, 'kind' | 'path' | 'value'>) =>
    ({
      ...{ level, parent, term: null, address: null },
      ...{ expandable: false, open: false, share: 0, count: 0 },
      ...more,
    }) satisfies TraceLine;
  const lines: TraceLine[] = [];
  if (parent.override || parent.rule === 'given' || parent.terms.length === 0)
    lines.push(line({ kind: 'note', path: below(path, 'n'), value: parent.value }));
  if (parent.rule === 'given') return lines;

  function listTerms(list: readonly ExplainedTerm[], at: string, depth: number): void {
    const order = largestFirst(list);
    const rest = order.length - SHORT;
    const all = rest <= 1 || open.has(below(at, 'm'));
    const most = sizeOf(order[0]?.term.value ?? 0);
    for (const { term, place } of all ? order : order.slice(0, SHORT))
      lines.push(...termLines(term, below(at, String(place)), depth, most));
    if (rest <= 1) return;
    const value = order.slice(SHORT).reduce((sum, { term }) => sum + term.value, 0);
    const more = { kind: 'more', path: below(at, 'm'), level: depth, value, count: rest } as const;
    lines.push(line({ ...more, expandable: true, open: all }));
  }

  function termLines(
    term: ExplainedTerm,
    own: string,
    depth: number,
    most: number,
    kind: 'term' | 'divisor' = 'term',
  ): TraceLine[] {
    const share = most > 0 && most < Infinity ? Math.min(1, sizeOf(term.value) / most) : 0;
    const leads = term.sources.flatMap(({ address }) => (address ? [address] : []));
    const address = (leads.length === 1 ? leads[0] : null) ?? null;
    const expandable = address ? !isGiven(address.stage) : leads.length > 1;
    const isOpen = expandable && open.has(own);
    const about = { term, address, level: depth, share, expandable, open: isOpen };
    const made = [line({ ...about, kind, path: own, value: term.value, count: 1 })];
    if (!isOpen) return made;
    return [
      ...made,
      ...(address ? inside(address, own, depth + 1) : sources(term, own, depth + 1)),
    ];
  }

  function sources(term: ExplainedTerm, at: string, depth: number): TraceLine[] {
    return term.sources.flatMap(({ address, value }, i) => {
      if (!address) return [];
      const path = below(at, String(i));
      const expandable = !isGiven(address.stage);
      const isOpen = expandable && open.has(path);
      const about = { term, address, level: depth, expandable, open: isOpen };
      const own = line({ ...about, kind: 'source', path, value });
      return isOpen ? [own, ...inside(address, path, depth + 1)] : [own];
    });
  }

  function inside(address: Address, at: string, depth: number): TraceLine[] {
    const explanation = known(address);
    return explanation ? linesOf(explanation, at, depth, open, known) : [];
  }

  listTerms(parent.terms, path, level);
  const { divisor } = parent;
  const [only] = divisor;
  const own = below(path, 'd');
  if (only && divisor.length === 1)
    lines.push(...termLines(only, below(own, '0'), level, 0, 'divisor'));
  else if (divisor.length > 1) {
    const isOpen = open.has(own);
    const value = divisor.reduce((sum, term) => sum + term.value, 0);
    const group = { kind: 'divisor', path: own, value, count: divisor.length } as const;
    lines.push(line({ ...group, expandable: true, open: isOpen }));
    if (isOpen) listTerms(divisor, own, level + 1);
  }
  lines.push(line({ kind: 'total', path: below(path, 't'), value: parent.computed }));
  return lines;
}

/** Whether a stage is an input or learned, made of nothing. */
export function isGiven(stage: Stage): boolean {
  return isWeightStage(stage) || GIVEN.has(stage);
}
const GIVEN: ReadonlySet<Stage> = new Set([
  'words',
  'positions',
  'contextWords',
  'contextPositions',
  'mask',
]);

/** The terms with their places, the one that is farthest from 0 first. */
function largestFirst(terms: readonly ExplainedTerm[]): { term: ExplainedTerm; place: number }[] {
  return terms
    .map((term, place) => ({ term, place }))
    .sort((a, b) => sizeOf(b.term.value) - sizeOf(a.term.value) || a.place - b.place);
}

/** NaN counts as endless: it is what one looks for. */
function sizeOf(value: number): number {
  return Number.isNaN(value) ? Infinity : Math.abs(value);
}
