/** A folder with one lesson, read from disk: its files by their path within the folder. */
export interface LessonFolder {
  /** Such as `03-step-by-step`. */
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Everything that a course is made of. */
export interface CourseFiles {
  readonly folders: readonly LessonFolder[];
  /** The text of `glossary.yaml`; null where there is none. */
  readonly glossary: string | null;
}

export const LESSON_FILE = 'lesson.md';
export const EXERCISES_FILE = 'exercises.yaml';
export const GLOSSARY_FILE = 'glossary.yaml';

/** What a lesson may be at most. */
export const LESSON_LIMITS = {
  /** Characters of one file. */
  characters: 1_000_000,
  /** Lessons in one folder. */
  lessons: 200,
  /** Files beside a lesson. */
  files: 100,
  /** Blocks of one lesson. */
  blocks: 5_000,
} as const;

/** Paths like `experiments/NAME.json`, as their names. */
export function experimentName(path: string): string | null {
  return /^experiments\/([A-Za-z0-9][\w-]*)\.json$/u.exec(path)?.[1] ?? null;
}
