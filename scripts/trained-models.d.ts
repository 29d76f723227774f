/** Lets the core find the trained models of a folder of lessons. */
export declare function useModelsOf(lessons: string): void;
