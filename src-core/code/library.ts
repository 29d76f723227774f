/** The functions of a language by name; each may call others. */
export type Library = ReadonlyMap<string, string>;

/** A library from its sources, each beginning with the definition of the one name before it. */
export function libraryOf(sources: Readonly<Record<string, string>>): Library {
  return new Map(Object.entries(sources).map(([name, source]) => [name, source.trim()]));
}

/** The functions that a text calls, and those that they call, in the order of the library. */
export function needed(library: Library, text: string): string[] {
  const found = new Set<string>();
  const search = (code: string) => {
    for (const [name, source] of library) {
      if (found.has(name) || !new RegExp(`(?<![\\w.])${name}\\b`, 'u').test(code)) continue;
      found.add(name);
      search(source);
    }
  };
  search(text);
  return [...library].filter(([name]) => found.has(name)).map(([, source]) => source);
}
