/** A line of code: its text, and by how many characters it is indented. */
export interface CodeRow {
  readonly text: string;
  readonly indent: number;
}

/** How many parts one language may have more than another, so that they still correspond. */
const SPREAD = 2;

/**
 * Programmes that say the same, cut into parts at their empty lines: part i of one belongs beside part i of the others. What one
 * has more than another are preparations, so the last parts correspond, and a shorter one begins with empty parts. Programmes
 * that differ too much are one part each.
 */
export function codeParts(texts: readonly string[]): CodeRow[][][] {
  const cut = texts.map((text) => text.trimEnd().split(/\n(?:[ \t]*\n)+/u));
  const counts = cut.map((parts) => parts.length);
  const most = Math.max(0, ...counts);
  if (most - Math.min(most, ...counts) > SPREAD) return texts.map((text) => [rowsOf(text, true)]);
  return cut.map((parts) => {
    const missing = Array.from({ length: most - parts.length }, () => []);
    return [...missing, ...parts.map((part, i) => rowsOf(part, i === parts.length - 1))];
  });
}

/** The lines of a part; an empty one follows where another part does. */
function rowsOf(part: string, last: boolean): CodeRow[] {
  const lines = part.trimEnd().split('\n');
  return [...lines, ...(last ? [] : [''])].map((text) => ({
    text,
    indent: text.length - text.trimStart().length,
  }));
}
