import { describe, expect, it } from 'vitest';
import { readCourse, type ProblemKind } from '#core/lessons';
import { courseOf, FIRST_LINE, GLOSSARY, head } from './support.ts';

const CHOICE = `- id: why
  kind: choice
  prompt: Why?
  concepts: [why-attention]
  options: [{ text: a, right: true }, { text: b }]
`;
const NUMBER = `- id: how-many
  kind: number
  prompt: How many?
  concepts: [scores]
  value: "{{ score(two-keys, q -> k₂) }}"
`;

/** What is planted, what it is told as, and on which line of the text (0 is the first). */
const PLANTED: readonly [string, string, ProblemKind, number, RegExp][] = [
  ['an unknown widget', '\n::wheel{experiment=cat-tired}\n', 'widget', 1, /no widget “wheel”/],
  ['an unknown argument', '::heatmap{experiment=cat-tired size=3}', 'widget', 0, /size/],
  [
    'an argument that is no number',
    '::heatmap{experiment=cat-tired layer=x}',
    'widget',
    0,
    /layer/,
  ],
  ['a layer that is not there', '::heatmap{experiment=cat-tired layer=9}', 'widget', 0, /layer 9/],
  ['a word that is not there', '::heatmap{experiment=cat-tired query=dog}', 'widget', 0, /“dog”/],
  ['a plot of nothing', '::plot{y="sin(x)" from=0 to=1}', 'widget', 0, /no function “sin”/],
  ['an unknown experiment', 'a\n\n::heatmap{experiment=nowhere}', 'experiment', 2, /“nowhere”/],
  ['an expression of an unknown one', 'is {{ weight(nope, a -> b) }}', 'experiment', 0, /“nope”/],
  ['an expression that is no expression', 'a\nb {{ 1 + }}', 'expression', 1, /expected/],
  ['a cell that is not there', '{{ weight(cat-tired, it -> dog) }}', 'expression', 0, /“dog”/],
  ['0 ÷ 0', '{{ 0 / 0 }}', 'expression', 0, /not a number/],
  ['a wrong \\calc in a formula', '$a = \\calc{foo(1)}$', 'expression', 0, /“foo”/],
  ['a typed decimal', 'It is\n0.65 here.', 'number', 1, /0\.65.*:quoted/],
  ['a typed percentage', 'It is 65 % here.', 'number', 0, /65 %/],
  ['a typed decimal in a table', '| a |\n| - |\n| 0.5 |', 'number', 2, /0\.5/],
  ['a typed decimal in a formula', '$x = 0.25$', 'number', 0, /0\.25/],
  ['a link to a lesson that is not there', 'See [it](lesson:two).', 'link', 0, /no lesson “two”/],
  ['a link to a heading that is not there', '## Here\n\n[x](#there)', 'link', 2, /It has: here/],
  ['a link elsewhere', '[x](file:///etc/passwd)', 'link', 0, /leads nowhere/],
  ['a script as link', '[x](javascript:alert)', 'link', 0, /leads nowhere/],
  ['an unknown term', 'The :term[fish].', 'term', 0, /“fish”/],
  ['a footnote that is not there', 'a[^1]\n\n[^2]: b', 'footnote', 2, /never referred/],
  ['an exercise that is not there', '::exercise{id=none}', 'exercise', 0, /“none”/],
  ['HTML', 'a\n\nb <img src="x" onerror="y"> c', 'html', 2, /not allowed/],
  ['a block of HTML', '<script>\nalert(1)\n</script>', 'html', 0, /not allowed/],
  ['an image', '![x](y.png)', 'markdown', 0, /Images/],
  ['a large heading', '# Title', 'markdown', 0, /two or three/],
  ['an unknown language', '```brainfuck\n+\n```', 'markdown', 0, /brainfuck/],
  ['a passage of no kind', ':::shout\nA\n:::', 'widget', 0, /:::shout/],
  ['a mark of no kind', 'a :x[b] c', 'widget', 0, /:x/],
  ['a diagram without words', '```mermaid title="T"\nflowchart\n```', 'diagram', 0, /words/],
  ['a diagram of no kind', '```mermaid title="T" text="t"\npie\n```', 'diagram', 0, /begins with/],
  ['private characters', 'a \uE000', 'size', -FIRST_LINE + 1, /private/],
];

describe('the checker tells of every planted error, with its line', () => {
  it.each(PLANTED)('%s', (_name, text, kind, line, message) => {
    const { problems } = courseOf(text);
    expect(problems).toContainEqual({
      ...{ kind, file: '01-one/lesson.md', line: FIRST_LINE + line },
      message: expect.stringMatching(message) as unknown,
    });
    expect(problems).toHaveLength(1);
  });

  it('and of nothing else', () => {
    const sound = `A :term[query] of :q[it], [here](#a-heading), 0 % and 100 %, arXiv:1706.03762.[^n]

## A heading

{{ 2 / 3 | percent 1 }}, :quoted[0.35], :given[0.5], $\\given{0.5} + \\calc{1/4 | decimal 2}$, \`0.5\`.

[^n]: A note.

::check{id=why}
`;
    expect(courseOf(sound, { 'exercises.yaml': CHOICE }).problems).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ['a missing title', { title: undefined }, 'front-matter', /title/],
    ['a bad id', { id: 'Not Good' }, 'front-matter', /small letters/],
    ['a day that is none', { created: 'soon' }, 'front-matter', /day/],
    ['a name that is not known', { colour: 'red' }, 'front-matter', /colour/],
    ['a related lesson that is not there', { related: ['two'] }, 'link', /“two”/],
  ])('in the head: %s', (_name, more, kind, message) => {
    const files = { 'lesson.md': `${head(more).replace('title: undefined\n', '')}Text.` };
    const { problems } = readCourse({ folders: [{ name: '01', files }], glossary: null });
    expect(problems).toMatchObject([{ kind, file: '01/lesson.md' }]);
    expect(problems[0].message).toMatch(message);
  });

  it.each<[string, Record<string, string>, ProblemKind, string, number]>([
    ['YAML that is none', { 'exercises.yaml': '- id: [' }, 'exercise', 'exercises.yaml', 1],
    [
      'a kind that is none',
      { 'exercises.yaml': CHOICE.replace('choice', 'chance') },
      'exercise',
      'exercises.yaml',
      2,
    ],
    [
      'an answer that does not resolve',
      { 'exercises.yaml': NUMBER.replace('k₂', 'k₉') },
      'expression',
      'exercises.yaml',
      5,
    ],
    [
      'a decimal typed into an exercise',
      { 'exercises.yaml': CHOICE.replace('Why?', 'Why 0.5?') },
      'number',
      'exercises.yaml',
      3,
    ],
    [
      'a worked solution whose sum is wrong',
      {
        'exercises.yaml': `${CHOICE}  solution:\n    - text: Add\n      expression: 1 + 2\n      result: 4\n`,
      },
      'exercise',
      'exercises.yaml',
      7,
    ],
    ['JSON that is none', { 'experiments/x.json': '{' }, 'experiment', 'experiments/x.json', 1],
    [
      'a setting that is none',
      { 'experiments/x.json': '{"title":"x",\n"spec":{"temperature":-1}}' },
      'experiment',
      'experiments/x.json',
      2,
    ],
    [
      'a preset that is none',
      { 'experiments/x.json': '{"title":"x","from":"y","spec":{}}' },
      'experiment',
      'experiments/x.json',
      1,
    ],
  ])('in other files: %s', (_name, files, kind, file, line) => {
    const told = courseOf('Text.', files).problems.filter((one) => one.file === `01-one/${file}`);
    expect(told[0]).toMatchObject({ kind, line });
  });

  it('exercises that are never shown, and ids that are taken', () => {
    expect(courseOf('Text.', { 'exercises.yaml': CHOICE }).problems).toMatchObject([
      { kind: 'exercise', message: expect.stringMatching(/never shown/) as unknown },
    ]);
    const files = { 'lesson.md': `${head()}Text.` };
    const folders = [
      { name: '01', files },
      { name: '02', files },
    ];
    expect(readCourse({ folders, glossary: GLOSSARY }).problems).toMatchObject([
      { kind: 'front-matter', file: '02/lesson.md' },
    ]);
  });
});

it('an answer written as an expression is the number itself, to the last digit', () => {
  const { lessons, problems } = courseOf('::exercise{id=how-many}', { 'exercises.yaml': NUMBER });
  expect(problems).toEqual([]);
  expect(lessons[0].exerciseList[0]).toMatchObject({ kind: 'number', value: 4 });
});

it('a number of an exercise may be computed, quoted or given', () => {
  const text = CHOICE.replace('Why?', 'Why {{ 1 / 4 }}, :given[0.5], $\\quoted{0.7}$?');
  const { lessons, problems } = courseOf('::exercise{id=why}', { 'exercises.yaml': text });
  expect(problems).toEqual([]);
  expect(lessons[0].exerciseList[0]?.prompt).toBe('Why 0.250, 0.5, $0.7$?');
});

it('no text of an author makes the reader of lessons fail', () => {
  const odd = [
    '{{',
    '}}',
    ':::',
    '::',
    ':',
    '$',
    '$$',
    '```',
    '---',
    '[^',
    '|',
    '<',
    '{{{{1}}}}',
    '\u0000',
  ];
  for (const a of odd)
    for (const b of odd) expect(() => courseOf(`${a}x${b}\n${b} ${a}\n`)).not.toThrow();
});
