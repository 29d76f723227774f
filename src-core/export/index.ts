export { matrixCsv } from './csv.ts';
export { npyBytes } from './npy.ts';
export { crc32 } from './crc32.ts';
export { zipPieces, type ArchiveFile } from './zip.ts';
