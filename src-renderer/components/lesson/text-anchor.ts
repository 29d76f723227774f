import type { Note } from '#core/contract/lesson-questions.ts';

/** A stretch of a block's text. */
export interface TextAnchor {
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
}

/** The block around a node, and the offset of a point in that block's text. */
function pointIn(node: Node, offset: number): { block: HTMLElement; at: number } | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>('[data-block]');
  if (!block) return null;
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(node, offset);
  return { block, at: before.toString().length };
}

/** What is selected, as far as it lies in the block where the selection begins; null for nothing. */
export function anchorOfSelection(selection: Selection | null): TextAnchor | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = pointIn(range.startContainer, range.startOffset);
  if (!start) return null;
  const text = start.block.textContent ?? '';
  const end = pointIn(range.endContainer, range.endOffset);
  const to = end?.block === start.block ? end.at : text.length;
  const quote = text.slice(start.at, to).slice(0, 5_000);
  const block = start.block.dataset['block'] ?? '';
  return quote.trim() ? { block, from: start.at, to: start.at + quote.length, quote } : null;
}

/** Where a note's words stand now: in their block, else wherever in the lesson they are found; null when nowhere. */
export function rangeOf(
  note: Pick<Note, 'block' | 'from' | 'to' | 'quote'>,
  body: Element,
): Range | null {
  if (note.to === 0) return null;
  const own = body.querySelector(`[data-block="${CSS.escape(note.block)}"]`);
  const text = own?.textContent ?? '';
  if (own && text.slice(note.from, note.to) === note.quote) return rangeIn(own, note.from, note.to);
  for (const block of own
    ? [own, ...body.querySelectorAll('[data-block]')]
    : body.querySelectorAll('[data-block]')) {
    const at = (block.textContent ?? '').indexOf(note.quote);
    if (at >= 0) return rangeIn(block, at, at + note.quote.length);
  }
  return null;
}

/** A range over the characters from … to of an element's text. */
function rangeIn(element: Element, from: number, to: number): Range | null {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!begun && from < passed + length) {
      range.setStart(node, from - passed);
      begun = true;
    }
    if (begun && to <= passed + length) {
      range.setEnd(node, to - passed);
      return range;
    }
    passed += length;
  }
  return null;
}
