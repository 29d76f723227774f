import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIMITS, parseLabFile } from '#core/experiment';

const document = readFileSync(new URL('../../../docs/attnlab-format.md', import.meta.url), 'utf8');

it('the example of the format’s description is read', () => {
  const example = /```json\n(?<text>.*?)```/su.exec(document)?.groups?.['text'] ?? '';
  expect(parseLabFile(example).experiments.map(({ name }) => name)).toEqual([
    'What does “it” mean?',
  ]);
});

it('the limits in the description are those of the lab', () => {
  expect(document).toContain(`at most ${LIMITS.experiments.toLocaleString('en')} experiments`);
  expect(document).toContain(`at most ${LIMITS.fileBytes / 2 ** 20} MiB`);
  expect(document).toContain(`at most ${LIMITS.notes.toLocaleString('en')} characters`);
  expect(document).toContain(`at most ${LIMITS.tags}, each 1–${LIMITS.tag} characters`);
});
