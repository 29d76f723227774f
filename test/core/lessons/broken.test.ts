import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCourse, type LessonFolder } from '#core/lessons';
import { readCourseFiles } from '#main/services/lesson-files.ts';

const { course } = await readCourseFiles(resolve(import.meta.dirname, '../../../lessons'));
const FOLDERS = course.folders.filter(({ name }) => /^(?:04|06|09)-/u.test(name));

/** What slips into a file that is being written, or that another programme wrote. */
const SLIPS = [
  ...['', ':::', '::', '{{', '}}', '$', '$$', '```', '---\n', '\u0000', '\uFFFF', '\t', '<b>'],
  ...[
    '[^',
    '](',
    '|',
    '- ',
    '{',
    '}',
    ': ',
    '&a *a',
    '!!js/function',
    '🙂',
    '\r\n',
    ' '.repeat(500),
  ],
];

interface Slip {
  readonly file: number;
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const slip = fc.record({
  file: fc.nat(20),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(4000)),
  text: fc.oneof(fc.constantFrom(...SLIPS), fc.string({ unit: 'binary', maxLength: 20 })),
});

/** A lesson with something put in the place of something else, in any of its files. */
function slipped(folder: LessonFolder, { file, at, length, text }: Slip): LessonFolder {
  const names = Object.keys(folder.files);
  const name = names[file % names.length] ?? '';
  const before = folder.files[name] ?? '';
  const from = Math.floor(at * before.length);
  const after = before.slice(0, from) + text + before.slice(from + length);
  return { ...folder, files: { ...folder.files, [name]: after } };
}

it('no slip in any file of a lesson makes the reader fail, and what it tells has a file and a line', () => {
  fc.assert(
    fc.property(
      fc.nat(FOLDERS.length - 1),
      fc.array(slip, { minLength: 1, maxLength: 3 }),
      (of, slips) => {
        const folder = FOLDERS[of];
        if (!folder) return;
        const broken = slips.reduce(slipped, folder);
        const { lessons, problems } = readCourse({ folders: [broken], glossary: course.glossary });
        expect(lessons.length).toBeLessThanOrEqual(1);
        for (const { file, line, message } of problems) {
          expect(file).toMatch(new RegExp(`^${folder.name}/|^glossary`, 'u'));
          expect(line).toBeGreaterThanOrEqual(1);
          expect(message).not.toBe('');
        }
      },
    ),
    { numRuns: 80 },
  );
});

it('a slip in the glossary leaves the lessons there', () => {
  const [folder] = FOLDERS;
  fc.assert(
    fc.property(slip, (one) => {
      const files = { 'glossary.yaml': course.glossary ?? '' };
      const glossary = slipped({ name: 'g', files }, one).files['glossary.yaml'] ?? '';
      const read = readCourse({ folders: folder ? [folder] : [], glossary });
      expect(read.lessons).toHaveLength(1);
    }),
    { numRuns: 30 },
  );
});
