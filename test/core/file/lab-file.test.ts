import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addStep,
  beginTimeline,
  DEFAULT_SPEC,
  ENGINE_VERSION,
  labFileText,
  LIMITS,
  packTimeline,
  parseLabFile,
  PRESETS,
} from '#core/experiment';
import { entry, failure } from './support.ts';

/** The text of a file whose value was changed by `spoil`. */
function spoiled(spoil: (value: Record<string, unknown>) => void, count = 5): string {
  const entries = Array.from({ length: count }, (_, i) => entry({ id: `e${i}` }));
  const value = JSON.parse(labFileText(entries, '1.2.3')) as Record<string, unknown>;
  spoil(value);
  return JSON.stringify(value).replace('"1e999"', '1e999');
}

function first(value: Record<string, unknown>, i = 3): Record<string, unknown> {
  return (value['experiments'] as Record<string, unknown>[])[i];
}

const spec = (value: Record<string, unknown>) => first(value)['spec'] as Record<string, unknown>;
const model = (value: Record<string, unknown>) => spec(value)['model'] as Record<string, unknown>;

describe('a file of experiments', () => {
  it('comes back as it was written, every preset with its numbers', () => {
    const entries = PRESETS.map(({ id, title, spec: one }, i) =>
      entry({
        id,
        name: title,
        spec: one,
        tags: ['Größe', 'two words'],
        notes: `line one\nline two [[weights 1.1 ${i + 1},1]] “quoted” \\ "`,
        checksum: '0123456789abcdef',
      }),
    );
    const file = parseLabFile(labFileText(entries, '1.2.3'));
    expect(file).toEqual({
      format: 'attention-lab',
      version: 1,
      app: '1.2.3',
      engine: ENGINE_VERSION,
      experiments: entries,
    });
  });

  it('keeps every sentence that a person can type, and every number to the last digit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        fc.double({ min: LIMITS.temperature.min, max: LIMITS.temperature.max, noNaN: true }),
        (text, temperature) => {
          const one = entry({ spec: { ...DEFAULT_SPEC, text, temperature } });
          expect(parseLabFile(labFileText([one], '1')).experiments).toEqual([one]);
        },
      ),
    );
  });

  it('has one experiment a line, and may have none', () => {
    expect(labFileText([entry(), entry({ id: 'b' })], '1').split('\n')).toHaveLength(5);
    expect(parseLabFile(labFileText([], '1')).experiments).toEqual([]);
  });

  it('brings the timeline; one of a newer lab is left out', () => {
    const spec = { ...DEFAULT_SPEC, temperature: 2 };
    const timeline = packTimeline(addStep(beginTimeline(DEFAULT_SPEC), spec));
    const read = (value: unknown) =>
      parseLabFile(spoiled((file) => (first(file)['timeline'] = value))).experiments[3]?.timeline;
    expect(read(timeline)).toEqual(timeline);
    expect(read({ format: 2, anything: [1] })).toBeUndefined();
  });

  it.each([
    ['no timeline at all', 5, /timeline/u],
    ['steps out of order', { steps: [{ parent: 9 }] }, /timeline\.steps/u],
    ['a hostile name', { branches: [{ id: 0, name: 'a\u0000b' }] }, /timeline/u],
  ])('refuses a broken timeline: %s', (_, spoil, place) => {
    const good = packTimeline(addStep(beginTimeline(DEFAULT_SPEC), DEFAULT_SPEC));
    const bad = typeof spoil === 'number' ? spoil : { ...good, ...spoil };
    expect(failure(spoiled((file) => (first(file)['timeline'] = bad))).message).toMatch(place);
  });
});

describe('a file that cannot be used is refused, with the place:', () => {
  it.each<[string, (value: Record<string, unknown>) => void, string]>([
    ['a wrong type', (value) => (model(value)['heads'] = '4'), 'experiments[3].spec.model.heads'],
    [
      'an impossible number',
      (value) => (model(value)['dModel'] = 1e9),
      'experiments[3].spec.model.dModel',
    ],
    [
      'an unknown kind',
      (value) => (model(value)['kind'] = 'gpt'),
      'experiments[3].spec.model.kind',
    ],
    ['an unknown setting', (value) => (spec(value)['extra'] = 1), 'experiments[3].spec'],
    ['a missing setting', (value) => delete spec(value)['mask'], 'experiments[3].spec.mask'],
    ['a newer experiment', (value) => (spec(value)['format'] = 2), 'experiments[3].spec.format'],
    [
      'a sentence of a million',
      (value) => (spec(value)['text'] = 'a'.repeat(1e6)),
      'experiments[3].spec.text',
    ],
    [
      'a control character',
      (value) => (spec(value)['text'] = 'a\u0000b'),
      'experiments[3].spec.text',
    ],
    [
      'half a character',
      (value) => (spec(value)['context'] = 'a\ud800'),
      'experiments[3].spec.context',
    ],
    ['a name of two lines', (value) => (first(value)['name'] = 'a\nb'), 'experiments[3].name'],
    ['an empty name', (value) => (first(value)['name'] = '  '), 'experiments[3].name'],
    ['a bell in the notes', (value) => (first(value)['notes'] = '\u0007'), 'experiments[3].notes'],
    [
      'too many tags',
      (value) => (first(value)['tags'] = Array(LIMITS.tags + 1).fill('t')),
      'experiments[3].tags',
    ],
    [
      'a tag that is a number',
      (value) => (first(value)['tags'] = ['a', 7]),
      'experiments[3].tags[1]',
    ],
    ['a path for an id', (value) => (first(value)['id'] = '../../etc'), 'experiments[3].id'],
    ['an id twice', (value) => (first(value)['id'] = 'e1'), 'experiments[3].id'],
    [
      'a checksum that is none',
      (value) => (first(value)['checksum'] = 'xyz'),
      'experiments[3].checksum',
    ],
    ['a time before time', (value) => (first(value)['createdAt'] = -1), 'experiments[3].createdAt'],
    ['no experiments', (value) => delete value['experiments'], 'experiments'],
    ['an object for a list', (value) => (value['experiments'] = { length: 3 }), 'experiments'],
    [
      'a list too long',
      (value) => (value['experiments'] = Array(LIMITS.experiments + 1).fill(0)),
      'experiments',
    ],
    [
      'an edit at no stage',
      (value) =>
        (spec(value)['edits'] = [
          { address: { layer: 0, stage: 'soul', head: 0, row: 0, col: 0 }, value: 1 },
        ]),
      'experiments[3].spec.edits[0].address.stage',
    ],
    [
      'a number beyond all numbers',
      (value) => (model(value)['given'] = { bQ: [1, '1e999'] }),
      'experiments[3].spec.model.given.bQ[1]',
    ],
    [
      'edits without end',
      (value) => (spec(value)['edits'] = Array(LIMITS.edits + 1).fill(0)),
      'experiments[3].spec.edits',
    ],
    [
      'a matrix without end',
      (value) => (model(value)['given'] = { embeddings: Array(40_000).fill([]) }),
      'experiments[3].spec.model.given.embeddings',
    ],
    ['a version that is none', (value) => (value['version'] = 'one'), 'version'],
  ])('%s', (_what, spoil, place) => {
    const { code, message, details } = failure(spoiled(spoil));
    expect(code).toBe('file.invalid');
    expect(details).toMatchObject({ place: expect.stringContaining(place) as unknown });
    expect(message).toContain(place);
    expect(message).toContain('Nothing was changed');
  });

  it('a newer version, by name', () => {
    const { code, message } = failure(
      spoiled((value) => {
        value['version'] = 2;
        value['experiments'] = 'something of the future';
      }),
    );
    expect(code).toBe('file.newer');
    expect(message).toContain('version: 2');
    expect(message).toContain('Update the lab');
  });

  it.each([['[]'], ['null'], ['7'], ['"attention-lab"'], ['{}'], ['{"format":"other"}']])(
    'another file: %s',
    (text) => expect(failure(text).code).toBe('file.other'),
  );

  it('one that was cut off, anywhere', () => {
    const whole = labFileText([entry({ name: 'a "quoted" \\ name' })], '1').trimEnd();
    for (let length = 0; length < whole.length; length++) {
      const { code, message } = failure(whole.slice(0, length));
      expect(code, `after ${length}`).toBe('file.broken');
      expect(message).toMatch(/line \d+, column \d+/u);
    }
  });

  it('one with a slip, with its line', () => {
    const text = labFileText([entry()], '1').replace('"temperature":1', '"temperature":1,,');
    expect(failure(text)).toMatchObject({ code: 'file.broken', details: { line: 2 } });
  });

  it('brackets without end, before they are read', () => {
    const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000);
    expect(failure(deep)).toMatchObject({ code: 'file.hostile', details: { line: 1, column: 33 } });
    expect(failure(`{"format":"attention-lab","timeline":${deep}}`).code).toBe('file.hostile');
  });

  it.each(['__proto__', 'constructor', 'prototype', '__pro\\u0074o__'])('the key %s', (key) => {
    const text = labFileText([entry()], '1').replace('"text":', `"${key}":{"polluted":1},"text":`);
    expect(failure(text)).toMatchObject({ code: 'file.hostile', details: { line: 2 } });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('but the word in a sentence is a word', () => {
    const one = entry({ name: '__proto__', spec: { ...DEFAULT_SPEC, text: '"constructor" :' } });
    expect(parseLabFile(labFileText([one], '1')).experiments).toEqual([one]);
  });

  it('one that is too large, before it is looked at', () => {
    expect(failure('['.repeat(LIMITS.fileBytes + 1))).toMatchObject({ code: 'file.too-large' });
  });

  it('any rubbish, with a message for people', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(failure(text).code).toMatch(/^file\./u);
      }),
    );
  });
});
