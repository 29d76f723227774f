/** Reads a folder of lessons, computes all their numbers, and keeps the result beside them: the work of a build. */
export declare function prepareCourse(folder: string): Promise<void>;
