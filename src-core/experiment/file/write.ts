import { LabError } from '#core/attention';
import { LIMITS } from '../limits.ts';
import { ENGINE_VERSION } from '../spec.ts';
import { FILE_FORMAT, FILE_VERSION, type FileEntry } from './lab-file.ts';

/** The text of an `.attnlab.json`: one experiment a line, so that two files can be compared. Throws `file.export-too-large`. */
export function labFileText(experiments: readonly FileEntry[], app: string): string {
  const head = { format: FILE_FORMAT, version: FILE_VERSION, app, engine: ENGINE_VERSION };
  const lines = experiments.map((entry) => JSON.stringify(entry));
  const opening = JSON.stringify(head).slice(0, -1);
  const text = `${opening},"experiments":[\n${lines.join(',\n')}\n]}\n`;
  if (text.length > LIMITS.fileBytes || experiments.length > LIMITS.experiments) {
    throw new LabError(
      'file.export-too-large',
      `These ${experiments.length} experiments are more than one file takes. Select fewer and export them in turn.`,
      { experiments: experiments.length, bytes: text.length },
    );
  }
  return text;
}
