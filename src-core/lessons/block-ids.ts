/**
 * Ids of blocks, made of their own text: they stay while other parts of the lesson are edited, so that reading
 * places and notes find their block again. Equal texts are numbered.
 */
export function blockIds(): (text: string) => string {
  const taken = new Map<string, number>();
  return (text) => {
    const hash = fnv1a(text.replaceAll(/\s+/gu, ' ').trim());
    const count = (taken.get(hash) ?? 0) + 1;
    taken.set(hash, count);
    return count === 1 ? `b-${hash}` : `b-${hash}-${count}`;
  };
}

/** Ids of headings, made of their words: `Why not the words themselves?` is `why-not-the-words-themselves`. */
export function headingIds(): (title: string) => string {
  const taken = new Set<string>();
  return (title) => {
    const words = title
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/gu, '');
    let id = words || 'section';
    for (let i = 2; taken.has(id); i++) id = `${words}-${i}`;
    taken.add(id);
    return id;
  };
}

/** The 32-bit FNV-1a hash as eight hexadecimal digits. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
