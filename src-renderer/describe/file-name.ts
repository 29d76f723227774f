/** A text as the name of a file on every system: letters, numbers and hyphens, at most 80 of them. */
export function fileName(...parts: readonly string[]): string {
  const plain = parts
    .join('-')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return [...plain].slice(0, 80).join('').replace(/-+$/, '').toLowerCase() || 'attention';
}
