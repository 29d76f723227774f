/** How long the browser may take to begin, before the bytes are let go, milliseconds. */
const HELD = 60_000;

/** Hands bytes to the person as a file; where it goes is the browser's or the system's business. */
export function download(name: string, parts: readonly BlobPart[], type = ''): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), HELD);
}

/** A text as the name of a file on every system: “What does ‘it’ mean?” becomes “What does ‘it’ mean”. */
export function fileName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  return plain.slice(0, 80).trim() || 'experiment';
}
