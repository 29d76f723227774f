import { LabError } from '#core/attention';
import { LIMITS } from '../limits.ts';
import { FILE_FORMAT, FILE_VERSION, labFileSchema, type LabFile } from './lab-file.ts';
import { findFault } from './scan.ts';

/**
 * Reads an `.attnlab.json`. All of it is right, or a `LabError` names the first place that is not: `file.too-large`,
 * `file.broken` (no whole JSON), `file.hostile`, `file.other` (no file of this lab), `file.newer`, `file.invalid`.
 */
export function parseLabFile(text: string): LabFile {
  if (text.length > LIMITS.fileBytes) throw tooLarge(text.length);
  const fault = findFault(text);
  if (fault) throw atPlace(fault.code, text, fault.position, fault.message);
  const value = parseJson(text);
  checkKind(value);
  const parsed = labFileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = placeOf(issue.path);
    const message = `The file cannot be used: ${place ? `${place}: ` : ''}${issue.message}. Nothing was changed.`;
    throw new LabError('file.invalid', message, { place });
  }
  checkIds(parsed.data);
  return parsed.data;
}

/** That a file is larger than the lab takes, known before it is read. */
export function tooLarge(bytes: number): LabError {
  const megabytes = (size: number) => (size / 2 ** 20).toFixed(0);
  return new LabError(
    'file.too-large',
    `The file has ${megabytes(bytes)} MB; the lab takes up to ${megabytes(LIMITS.fileBytes)} MB. Export fewer experiments at a time. Nothing was changed.`,
    { bytes, limit: LIMITS.fileBytes },
  );
}

/** “experiments[3].spec.model.heads”. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, i) =>
      typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${String(step)}`,
    )
    .join('');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const found = /position (\d+)/u.exec(String(fault));
    const position = found ? Number(found[1]) : text.length;
    const what =
      'a text there has a sign that JSON does not allow. Export it again, or mend that place';
    throw atPlace('file.broken', text, position, what);
  }
}

function checkKind(value: unknown): void {
  const own = (key: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  if (own('format') !== FILE_FORMAT) {
    throw new LabError(
      'file.other',
      'This is no file of experiments: it does not say "format": "attention-lab". Choose a file that ends in .attnlab.json. Nothing was changed.',
      { place: 'format' },
    );
  }
  const version = own('version');
  if (typeof version === 'number' && version > FILE_VERSION) {
    throw new LabError(
      'file.newer',
      `The file was written by a newer Attention Lab (version: ${version}; this one reads ${FILE_VERSION}). Update the lab, or export it again from the older one. Nothing was changed.`,
      { place: 'version', version, known: FILE_VERSION },
    );
  }
}

function checkIds({ experiments }: LabFile): void {
  const places = new Map<string, number>();
  experiments.forEach(({ id }, i) => {
    const first = places.get(id);
    if (first !== undefined) {
      throw new LabError(
        'file.invalid',
        `The file cannot be used: experiments[${i}].id: is the same as experiments[${first}].id. Give each its own. Nothing was changed.`,
        { place: `experiments[${i}].id` },
      );
    }
    places.set(id, i);
  });
}

function atPlace(code: string, text: string, position: number, what: string): LabError {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  const column = position - before.lastIndexOf('\n');
  return new LabError(
    code,
    `The file cannot be used: line ${line}, column ${column}: ${what}. Nothing was changed.`,
    { line, column, place: `line ${line}, column ${column}` },
  );
}
