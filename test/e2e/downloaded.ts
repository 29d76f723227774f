import type { Page } from '@playwright/test';

/**
 * The name and the bytes of the file that an action hands to the person. A download of the stand-in's browser lies where
 * only its own process finds it, so the bytes are taken in the page.
 */
export async function downloaded(
  page: Page,
  action: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  await page.evaluate(() => {
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (file: Blob) => {
      Object.assign(window, { exportedFile: file });
      URL.createObjectURL = make;
      return make(file);
    };
  });
  const download = page.waitForEvent('download');
  await action();
  const name = (await download).suggestedFilename();
  const bytes = await page.evaluate(async () => {
    const file = (window as unknown as { exportedFile: Blob }).exportedFile;
    return [...new Uint8Array(await file.arrayBuffer())];
  });
  return { name, bytes: Buffer.from(bytes) };
}
