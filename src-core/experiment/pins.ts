import { isHeadStage, STAGES, type Address, type Stage } from '#core/attention';
import { LIMITS } from './limits.ts';

/** A piece of notes: words, a number of the experiment, or brackets that name none. */
export type NotePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pin'; readonly text: string; readonly address: Address }
  | { readonly kind: 'broken'; readonly text: string };

const BRACKETS = /\[\[([^[\]\n]{1,60})\]\]/gu;
const PIN = /^\s*(\w+)\s+(\d{1,6})(?:\.(\d{1,6}))?\s+(\d{1,6})\s*,\s*(\d{1,6})\s*$/u;

/** A number of an experiment as notes name it, counted from 1: `[[weights 1.2 9,2]]`, without a head `[[output 1 9,2]]`. */
export function pinText({ layer, stage, head, row, col }: Address): string {
  const place = isHeadStage(stage) ? `${layer + 1}.${head + 1}` : `${layer + 1}`;
  return `[[${stage} ${place} ${row + 1},${col + 1}]]`;
}

/** Notes in pieces, in their order; their texts together are the notes. Whether a pin’s number exists is the run’s business. */
export function readNotes(notes: string): NotePiece[] {
  const pieces: NotePiece[] = [];
  let end = 0;
  for (const match of notes.matchAll(BRACKETS)) {
    if (match.index > end) pieces.push({ kind: 'text', text: notes.slice(end, match.index) });
    const [text, inner] = match;
    const address = readPin(inner);
    pieces.push(address ? { kind: 'pin', text, address } : { kind: 'broken', text });
    end = match.index + text.length;
  }
  if (end < notes.length) pieces.push({ kind: 'text', text: notes.slice(end) });
  return pieces;
}

function readPin(inner: string): Address | null {
  const [, name, layer, head, row, col] = PIN.exec(inner) ?? [];
  const stage = STAGES.find((one) => one === name);
  if (!stage || (head === undefined) === isHeadStage(stage)) return null;
  const index = (text: string | undefined) => Number(text ?? 1) - 1;
  const address = { layer: index(layer), head: index(head), row: index(row), col: index(col) };
  if (Object.values(address).some((value) => value < 0)) return null;
  if (address.layer >= LIMITS.layers.max || address.head >= LIMITS.heads.max) return null;
  return { ...address, stage: stage satisfies Stage };
}
