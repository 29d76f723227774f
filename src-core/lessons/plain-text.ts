import type { Block, Inline } from './tree.ts';

/** The words of a line, as they are read. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  switch (inline.type) {
    case 'math':
      return inline.tex;
    case 'break':
      return ' ';
    case 'footnote':
      return '';
    default:
      return 'children' in inline ? plainText(inline.children) : inline.text;
  }
}

/** The words of a block, for the search; formulas as they are written. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return plainText(block.children);
    case 'list':
      return block.items.flat().map(blockText).join(' ');
    case 'quote':
      return block.blocks.map(blockText).join(' ');
    case 'callout':
      return [plainText(block.title), ...block.blocks.map(blockText)].join(' ');
    case 'table':
      return [block.head, ...block.rows].flat().map(plainText).join(' ');
    case 'code':
      return block.text;
    case 'codeGroup':
      return block.tabs.map(({ text }) => text).join(' ');
    case 'math':
      return block.tex;
    case 'diagram':
      return `${block.title} ${block.text}`;
    case 'widget':
      return block.widget.args.title ?? '';
    default:
      return '';
  }
}
