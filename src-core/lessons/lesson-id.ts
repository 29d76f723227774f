import { z } from 'zod';

/** The name by which a lesson or a term is referred to. */
export const lessonId = z
  .string()
  .max(64)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'use small letters, digits and hyphens, such as query-key-value',
  );
