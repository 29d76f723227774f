import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  EXERCISES_FILE,
  experimentName,
  GLOSSARY_FILE,
  LESSON_FILE,
  LESSON_LIMITS,
  type CourseFiles,
  type LessonFolder,
  type Problem,
} from '#core/lessons';
import { faultCode } from './data-folder.ts';

/** What was read, and what could not be. */
export interface ReadFiles {
  readonly course: CourseFiles;
  readonly problems: readonly Problem[];
}

/**
 * Reads the files of all lessons of a folder; a folder that is not there has none. Links to elsewhere, too large files
 * and too many files are told and left out. Only the files that a lesson is made of are opened.
 */
export async function readCourseFiles(root: string): Promise<ReadFiles> {
  const problems: Problem[] = [];
  const tell = (file: string, message: string) =>
    void problems.push({ kind: 'file', file, line: 1, message });

  async function textOf(file: string): Promise<string | null> {
    try {
      const path = join(root, file);
      const stats = await lstat(path);
      if (stats.isSymbolicLink()) tell(file, 'Links are not followed; put the file itself here.');
      else if (stats.size > LESSON_LIMITS.characters)
        tell(file, `The file is larger than ${LESSON_LIMITS.characters / 1e6} MB.`);
      else if (stats.isFile()) return await readFile(path, 'utf8');
    } catch (fault) {
      if (faultCode(fault) !== 'ENOENT') tell(file, `It cannot be read (${faultCode(fault)}).`);
    }
    return null;
  }

  async function namesIn(folder: string): Promise<string[]> {
    try {
      const entries = await readdir(join(root, folder), { withFileTypes: true });
      for (const entry of entries)
        if (entry.isSymbolicLink() && entry.name !== LESSON_FILE)
          tell(join(folder, entry.name), 'Links are not followed.');
      return entries
        .filter((entry) => !entry.isSymbolicLink() && !entry.name.startsWith('.'))
        .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
        .sort();
    } catch (fault) {
      if (!['ENOENT', 'ENOTDIR'].includes(faultCode(fault)))
        tell(folder || '.', `It cannot be read (${faultCode(fault)}).`);
      return [];
    }
  }

  async function lessonFolder(name: string): Promise<LessonFolder | null> {
    const inside = await namesIn(name);
    if (!inside.includes(LESSON_FILE)) return null;
    const experiments = inside.includes('experiments/')
      ? (await namesIn(`${name}/experiments`)).map((file) => `experiments/${file}`)
      : [];
    const wanted = [LESSON_FILE, EXERCISES_FILE, ...experiments.filter(experimentName)];
    if (wanted.length > LESSON_LIMITS.files)
      tell(name, `A lesson has at most ${LESSON_LIMITS.files} files.`);
    const files: Record<string, string> = {};
    for (const path of wanted.slice(0, LESSON_LIMITS.files)) {
      const text = await textOf(`${name}/${path}`);
      if (text !== null) files[path] = text;
    }
    return { name, files };
  }

  const names = (await namesIn('')).filter((name) => name.endsWith('/'));
  if (names.length > LESSON_LIMITS.lessons)
    tell('.', `A folder holds at most ${LESSON_LIMITS.lessons} lessons; the rest is left out.`);
  const folders: LessonFolder[] = [];
  for (const name of names.slice(0, LESSON_LIMITS.lessons)) {
    const folder = await lessonFolder(name.slice(0, -1));
    if (folder) folders.push(folder);
  }
  const glossary = await textOf(GLOSSARY_FILE);
  return { course: { folders, glossary }, problems };
}
