import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diagramHeight } from '#renderer/describe/diagram-height.ts';

it('a longer way downwards is higher, however it is written', () => {
  const chain = (...names: string[]) => diagramHeight(`flowchart TD\n  ${names.join(' --> ')}`);
  expect(chain('a', 'b', 'c')).toBeGreaterThan(chain('a', 'b'));
  expect(diagramHeight('flowchart TB\na[One] --> b(Two)\nb -- yes --> c{Three}')).toBe(
    chain('a', 'b', 'c'),
  );
  expect(diagramHeight('graph TD\na -->|no| b')).toBe(chain('a', 'b'));
});

it('sideways it is as high as its widest rank', () => {
  const fan = diagramHeight('flowchart LR\nx --> q\nx --> k\nx --> v\nq --> s\nk --> s');
  expect(fan).toBe(3 * diagramHeight('flowchart LR\nx --> q --> s'));
});

it('every message of a sequence adds to it', () => {
  const talk = (count: number) =>
    diagramHeight(`sequenceDiagram\n${'  a->>b: hello\n'.repeat(count)}`);
  expect(talk(5) - talk(4)).toBe(talk(2) - talk(1));
  expect(talk(5)).toBeGreaterThan(talk(4));
});

it('no text fails, and a circle ends', () => {
  expect(diagramHeight('flowchart TD\na --> b --> a')).toBeGreaterThan(0);
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const kind of ['', 'flowchart TD\n', 'graph LR\n', 'sequenceDiagram\n'])
        expect(diagramHeight(kind + text)).toBeGreaterThan(0);
    }),
  );
});
