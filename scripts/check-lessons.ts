/** `npm run lessons:check -- PATH`: reads every lesson of a folder, and says what its author must change. */
import { resolve } from 'node:path';
import { problemText, readCourse } from '#core/lessons';
import { readCourseFiles } from '#main/services/lesson-files.ts';
import { useModelsOf } from '#main/services/trained-models.ts';

const [path = resolve(import.meta.dirname, '../lessons')] = process.argv.slice(2);
useModelsOf(resolve(import.meta.dirname, '../lessons'));
const files = await readCourseFiles(resolve(path));
const { lessons, problems } = readCourse(files.course);
const all = [...files.problems, ...problems];
for (const problem of all) console.log(problemText(problem));
console.log(
  `${lessons.length} ${lessons.length === 1 ? 'lesson' : 'lessons'}, ${all.length} ${all.length === 1 ? 'problem' : 'problems'}`,
);
process.exitCode = all.length > 0 ? 1 : 0;
