/** A filling without what does not count: case, accents, spaces, hyphens, `$`, `_`, braces, quotes and a full stop at its end. */
export function plainWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/[−‐‑‒–—]/gu, '-')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, '')
    .replace(/[\s$_{}\\"'“”‘’«»]/gu, '')
    .replace(/(?<=.)[.!;:,]+$/u, '');
}

/** Whether one letter more, less, other, or two swapped make one word the other. */
export function isOneEditAway(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [a, b] = [one.slice(start), other.slice(start)];
  if (a.length === b.length)
    return (
      a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
    );
  return a.length > b.length ? a.slice(1) === b : a === b.slice(1);
}
