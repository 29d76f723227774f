export { cosine, distance } from './cosine.ts';
export { nearestTo, type NearPiece, type Nearest, type NearWord } from './nearest-words.ts';
export { likenessOf } from './sentence-likeness.ts';
export { statesOf, wordPaths, type WordAt, type WordPath, type WordPaths } from './word-path.ts';
