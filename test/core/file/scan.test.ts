import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findFault } from '#core/experiment/file/scan.ts';
import { labFileText } from '#core/experiment';
import { entry, failure } from './support.ts';

it.each([
  ['no number', '"temperature":1', '"temperature":NaN', '“NaN” stands where a value should'],
  ['an endless one', '"temperature":1', '"temperature":-Infinity', '“-Infinity” stands where'],
  ['a number of another base', '"temperature":1', '"temperature":0x10', '“0x10” stands where'],
  ['a comma too many', '"kind":"none"}', '"kind":"none",}', '“}” stands where a name'],
  ['a comma too many in a list', '"edits":[]', '"edits":[1,]', '“]” stands where a value'],
  ['two commas', '"temperature":1', '"temperature":1,,', '“,” stands where a name'],
  ['a name without marks', '"temperature":1', 'temperature:1', '“temperature” stands where a name'],
  ['no comma', '"temperature":1', '"x":1 "temperature":1', 'stands where “,” or a closing bracket'],
  ['no colon', '"temperature":1', '"temperature" 1', 'stands where “:”'],
  ['a bracket of another kind', '"edits":[]', '"edits":[}', '“}” stands where a value or “]”'],
  ['single marks', '"kind":"none"', `"kind":'none'`, 'stands where a value'],
  ['a tab in a text', '"kind":"none"', '"kind":"no\tne"', 'a sign that JSON does not allow'],
  ['an unknown escape', '"kind":"none"', '"kind":"\\q"', 'a sign that JSON does not allow'],
])('a slip is named with its line and column: %s', (_what, from, to, message) => {
  const text = labFileText([entry(), entry({ id: 'b' })], '1').replace(from, to);
  const found = failure(text);
  expect(found).toMatchObject({ code: 'file.broken', details: { line: 2 } });
  expect(found.message).toContain(message);
  const { column } = found.details as { column: number };
  const at = text.split('\n')[1]?.indexOf(to) ?? NaN;
  expect(column).toBeGreaterThan(at);
  expect(column).toBeLessThanOrEqual(at + to.length + 2);
});

it('what follows the end is named', () => {
  expect(failure(`${labFileText([], '1')}]`).message).toContain('“]” stands where nothing more');
});

it('what is found is what a JSON reader refuses too; only the inside of texts is left to it', () => {
  const spoiled = fc.tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom(...',:[]{}"1ex-. '));
  fc.assert(
    fc.property(spoiled, fc.boolean(), ([json, place, sign], insert) => {
      const at = place % (json.length + 1);
      const text = json.slice(0, at) + sign + json.slice(insert ? at : at + 1);
      const fault = findFault(text);
      if (fault?.code === 'file.hostile') return;
      let refused = '';
      try {
        JSON.parse(text);
      } catch (error) {
        refused = String(error);
      }
      if (fault) expect(refused, text).not.toBe('');
      else if (refused) expect(refused, text).toMatch(/(control character|escape).*position \d+/iu);
    }),
    { numRuns: 2000 },
  );
});
