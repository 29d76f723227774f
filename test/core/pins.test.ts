import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHeadStage, STAGES } from '#core/attention';
import { LIMITS, pinText, readNotes } from '#core/experiment';

describe('pins in notes', () => {
  it('name a number, counted from 1, with a head where heads differ', () => {
    const address = { layer: 0, stage: 'weights', head: 1, row: 8, col: 1 } as const;
    expect(pinText(address)).toBe('[[weights 1.2 9,2]]');
    expect(readNotes('See [[weights 1.2 9,2]]!')).toEqual([
      { kind: 'text', text: 'See ' },
      { kind: 'pin', text: '[[weights 1.2 9,2]]', address },
      { kind: 'text', text: '!' },
    ]);
  });

  it('are read as they are written, for every stage', () => {
    const index = (most: number) => fc.integer({ min: 0, max: most - 1 });
    fc.assert(
      fc.property(
        fc.constantFrom(...STAGES),
        index(LIMITS.layers.max),
        index(LIMITS.heads.max),
        index(512),
        index(512),
        (stage, layer, anyHead, row, col) => {
          const head = isHeadStage(stage) ? anyHead : 0;
          const address = { layer, stage, head, row, col };
          expect(readNotes(pinText(address))).toEqual([
            { kind: 'pin', text: pinText(address), address },
          ]);
        },
      ),
    );
  });

  it.each([
    '[[weights 1 9,2]]',
    '[[output 1.1 9,2]]',
    '[[weights 0.1 1,1]]',
    '[[weights 1.1 0,1]]',
    '[[soul 1.1 1,1]]',
    '[[weights 99.1 1,1]]',
    '[[weights 1.1 1]]',
    '[[constructor 1 1,1]]',
    '[[hello]]',
  ])('that name none are shown as such: %s', (text) => {
    expect(readNotes(text)).toEqual([{ kind: 'broken', text }]);
  });

  it('lose no character of any notes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('[[', ']]', '[[weights 1.1 1,1]]', '\n'))),
        (texts) => {
          const notes = texts.join('');
          expect(
            readNotes(notes)
              .map(({ text }) => text)
              .join(''),
          ).toBe(notes);
        },
      ),
    );
  });
});
