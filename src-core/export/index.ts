export { matrixCsv } from './csv.ts';
export { npyBytes } from './npy.ts';
