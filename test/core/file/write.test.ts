import { expect, it } from 'vitest';
import {
  addStep,
  beginTimeline,
  DEFAULT_SPEC,
  fittingLabFile,
  labFileText,
  LIMITS,
  packTimeline,
  parseLabFile,
} from '#core/experiment';
import { entry } from './support.ts';

it('a file is written without timelines where it would be too large with them, and says so', () => {
  const text = 'ü'.repeat(LIMITS.characters);
  let timeline = beginTimeline(DEFAULT_SPEC);
  for (let i = 0; i < 20; i++)
    timeline = addStep(timeline, { ...DEFAULT_SPEC, text: `${i}${text}`.slice(0, -3) });
  const long = { timeline: packTimeline(timeline) };
  const entries = Array.from({ length: 10 }, (_, i) => entry({ id: `e${i}`, ...(i ? long : {}) }));
  expect(new TextEncoder().encode(JSON.stringify(entries)).length).toBeGreaterThan(
    LIMITS.fileBytes,
  );
  expect(JSON.stringify(entries).length).toBeLessThan(LIMITS.fileBytes);
  expect(() => labFileText(entries, '1')).toThrow(/more than one file takes/u);
  const file = fittingLabFile(entries, '1');
  expect(file.timelinesLeft).toBe(9);
  expect(parseLabFile(file.text).experiments).toEqual(entries.map(({ id }) => entry({ id })));
  expect(fittingLabFile(entries.slice(0, 2), '1')).toEqual({
    text: labFileText(entries.slice(0, 2), '1'),
    timelinesLeft: 0,
  });
});
