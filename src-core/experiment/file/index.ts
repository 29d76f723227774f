export {
  FILE_FORMAT,
  FILE_VERSION,
  labFileSchema,
  type FileEntry,
  type LabFile,
} from './lab-file.ts';
export { parseLabFile, tooLarge } from './parse.ts';
export { fittingLabFile, labFileText } from './write.ts';
