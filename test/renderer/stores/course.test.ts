import { expect, it } from 'vitest';
import { useConceptMap } from '#renderer/stores/lesson/concept-map.ts';
import { useGlossary } from '#renderer/stores/lesson/glossary.ts';
import { useLessons } from '#renderer/stores/lesson/lessons.ts';
import { settled, startLab } from '../support.ts';
import { head } from '../../core/lessons/support.ts';

const lesson = (name: string, more: Record<string, unknown>, text = 'Text.') => ({
  name,
  files: { 'lesson.md': head({ id: name, title: name, ...more }) + text },
});
const FOLDERS = [
  lesson('one', { order: 1, concepts: ['scores'] }, 'A :term[zebra].'),
  lesson(
    'two',
    { order: 2, concepts: ['softmax'], needs: ['scores'] },
    'An :term[ether]{id=aether}.',
  ),
  lesson('three', { order: 3, needs: ['scores', 'softmax'] }),
];
const GLOSSARY = `- { id: zebra, term: zebra, meaning: An animal., lesson: two }
- { id: aether, term: Äther, also: [ether], meaning: 'What was once thought to fill space.' }
- { id: d-k, term: √d_k, meaning: The length of a query. }
`;

async function open() {
  startLab({ lessons: { folders: FOLDERS, glossary: GLOSSARY } });
  await useLessons().load();
  await settled();
}

it('the map says what a lesson builds on and what builds on it', async () => {
  await open();
  const map = useConceptMap();
  await map.load();
  const words = (links: ReturnType<typeof map.before>) =>
    links.map(({ lesson: { id }, concepts }) => [id, ...concepts.map((one) => one.title)]);
  expect(words(map.before('three'))).toEqual([
    ['one', 'Scores'],
    ['two', 'Softmax'],
  ]);
  expect(words(map.after('one'))).toEqual([
    ['two', 'Scores'],
    ['three', 'Scores'],
  ]);
  expect(map.layout.edges).toHaveLength(2);
  expect(map.shown?.id).toBe('one');
  map.chosen = 'two';
  expect(map.shown?.terms.map(({ id }) => id)).toEqual(['zebra']);
});

it('the glossary goes from A to Z and says where a term is explained and used', async () => {
  await open();
  const glossary = useGlossary();
  const letters = glossary.letters.map(({ letter, entries }) => [letter, entries.length]);
  expect(letters).toEqual([
    ['#', 1],
    ['A', 1],
    ['Z', 1],
  ]);
  const [, ether, zebra] = glossary.entries;
  expect([zebra?.taught?.id, zebra?.used.map(({ id }) => id)]).toEqual(['two', ['one']]);
  expect([ether?.taught?.id, ether?.used]).toEqual(['two', []]);
});

it('searching the glossary looks at names, other names and meanings, whatever the accents', async () => {
  await open();
  const glossary = useGlossary();
  const found = (words: string) => {
    glossary.sought = words;
    return glossary.found.map(({ id }) => id);
  };
  expect(found('ather')).toEqual(['aether']);
  expect(found('ETHER space')).toEqual(['aether']);
  expect(found('an animal')).toEqual(['zebra']);
  expect(found('unicorn')).toEqual([]);
  expect(found(' ')).toHaveLength(3);
});
