import { LabError } from '#core/attention';
import { LIMITS } from '../limits.ts';
import { ENGINE_VERSION } from '../spec.ts';
import { FILE_FORMAT, FILE_VERSION, type FileEntry } from './lab-file.ts';

/** The text of an `.attnlab.json`: one experiment a line, so that two files can be compared. Throws `file.export-too-large`. */
export function labFileText(experiments: readonly FileEntry[], app: string): string {
  const text = written(experiments, app);
  if (text !== null) return text;
  throw new LabError(
    'file.export-too-large',
    `These ${experiments.length} experiments are more than one file takes. Select fewer and export them in turn.`,
    { experiments: experiments.length, limit: LIMITS.fileBytes },
  );
}

/**
 * The text of a file that a lab takes in again: where it would be too large with their timelines it is without, and
 * `timelinesLeft` says how many those were. Throws `file.export-too-large` where that does not help.
 */
export function fittingLabFile(
  experiments: readonly FileEntry[],
  app: string,
): { readonly text: string; readonly timelinesLeft: number } {
  const whole = written(experiments, app);
  if (whole !== null) return { text: whole, timelinesLeft: 0 };
  const bare = experiments.map(({ timeline: _, ...entry }) => entry);
  const timelinesLeft = experiments.filter(({ timeline }) => timeline).length;
  return { text: labFileText(bare, app), timelinesLeft };
}

/** The text, or null where it is more than a lab takes in. */
function written(experiments: readonly FileEntry[], app: string): string | null {
  if (experiments.length > LIMITS.experiments) return null;
  const head = { format: FILE_FORMAT, version: FILE_VERSION, app, engine: ENGINE_VERSION };
  const lines = experiments.map((entry) => JSON.stringify(entry));
  const opening = JSON.stringify(head).slice(0, -1);
  const text = `${opening},"experiments":[\n${lines.join(',\n')}\n]}\n`;
  return bytesOf(text) <= LIMITS.fileBytes ? text : null;
}

/** How many bytes a text has in UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Two bytes from U+0080 on; three from U+0800, where each half of a pair counts for two.
    if (code >= 0x80) bytes += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
