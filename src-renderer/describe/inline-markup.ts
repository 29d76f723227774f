/** A piece of a line: plain, emphasised, strong, code or a formula. */
export interface InlinePiece {
  readonly kind: 'text' | 'emphasis' | 'strong' | 'code' | 'maths';
  readonly text: string;
}

const MARKED = /\$([^$]+)\$|`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*/gu;

/** A line with `*emphasis*`, `**strong**`, code and `$maths$`, as pieces. Everything else is text. */
export function inlinePieces(line: string): InlinePiece[] {
  const pieces: InlinePiece[] = [];
  let from = 0;
  const text = (to: number) => {
    if (to > from) pieces.push({ kind: 'text', text: line.slice(from, to) });
  };
  for (const match of line.matchAll(MARKED)) {
    text(match.index);
    const [, maths, code, strong, emphasis] = match;
    if (maths !== undefined) pieces.push({ kind: 'maths', text: maths });
    else if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else pieces.push({ kind: 'emphasis', text: emphasis ?? '' });
    from = match.index + match[0].length;
  }
  text(line.length);
  return pieces;
}
