export { matrixCsv } from './csv.ts';
export { npyBytes } from './npy.ts';
export { crc32, zipPieces, type ArchiveFile } from './zip.ts';
