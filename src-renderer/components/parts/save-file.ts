/** Hands a file to the person: the browser, or Electron, asks or knows where it goes. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has its own hold of the content by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
