import { DEFAULT_SPEC, ENGINE_VERSION, parseLabFile, type FileEntry } from '#core/experiment';

/** An experiment of a file. */
export function entry(more: Partial<FileEntry> = {}): FileEntry {
  return {
    id: 'a',
    name: 'It',
    spec: DEFAULT_SPEC,
    tags: [],
    notes: '',
    checksum: null,
    engine: ENGINE_VERSION,
    createdAt: 1000,
    updatedAt: 2000,
    ...more,
  };
}

/** What reading a text fails with. */
export function failure(text: string): { code: string; message: string; details: object } {
  try {
    parseLabFile(text);
  } catch (fault) {
    return fault as { code: string; message: string; details: object };
  }
  throw new Error('It was read.');
}
