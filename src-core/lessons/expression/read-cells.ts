import { ALL_STAGES, type AnyStage } from '#core/experiment';
import { fault, type Scanner } from './scanner.ts';
import type { About, Cells, Place } from './syntax.ts';

const ALL: Place = { kind: 'all' };
const EXPERIMENT = /[A-Za-z0-9][\w-]*/;

/** `EXPERIMENT, layer 2, head 1, it -> cat` up to the bracket that closes. What is left out is 1, or all. */
export function readCells(scan: Scanner, stage: AnyStage): Cells {
  const experiment = scan.need(EXPERIMENT, 'The name of an experiment');
  const cells = { layer: 1, head: 1, row: ALL, col: ALL };
  let placed = false;
  while (scan.take(/,/)) {
    const which = scan.take(/(?:layer|head)(?=\s+\d)/);
    if (which === 'layer' || which === 'head') {
      cells[which] = Number(scan.need(/[1-9]\d*/, 'A number from 1'));
      continue;
    }
    if (placed) throw fault('A cell has one row and one column: “row -> column”.');
    placed = true;
    cells.row = readPlace(scan);
    if (scan.take(/->|→/)) cells.col = readPlace(scan);
  }
  return { kind: 'cells', stage, experiment, ...cells };
}

/** `it`, `the#2`, `"."`, `3` or `all`. */
function readPlace(scan: Scanner): Place {
  const index = scan.take(/[1-9]\d*(?=\s*(?:[,)]|->|→))/);
  if (index !== null) return { kind: 'index', index: Number(index) };
  const quoted = scan.take(/"[^"]+"/);
  const word =
    quoted?.slice(1, -1) ??
    scan.need(/(?:[^\s,()"#|→-]|-(?!>))+/, 'A word, a place counted from 1, or “all”');
  if (word === 'all' && quoted === null) return ALL;
  const occurrence = scan.take(/#[1-9]\d*/);
  return {
    kind: 'word',
    word,
    occurrence: occurrence === null ? null : Number(occurrence.slice(1)),
  };
}

/** The functions of a whole experiment. */
export const ABOUT = ['tokens', 'contextTokens', 'layers', 'heads', 'dModel', 'dK', 'dV'] as const;

/** `EXPERIMENT` up to the bracket that closes. */
export function readAbout(scan: Scanner, what: string): About {
  return { kind: 'about', what, experiment: scan.need(EXPERIMENT, 'The name of an experiment') };
}

/** `EXPERIMENT, STAGE, …`: a stage by its exact name. */
export function readAnyCells(scan: Scanner): Cells {
  const stage = scan.need(/[A-Za-z]\w*(?=\s*,)/, 'The name of a stage');
  const known = ALL_STAGES.find((name) => name === stage);
  if (!known) throw fault(`There is no stage “${stage}”. Choose one of: ${ALL_STAGES.join(', ')}.`);
  scan.need(/,/, 'A comma');
  return readCells(scan, known);
}
