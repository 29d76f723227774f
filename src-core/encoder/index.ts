export { openEncoder, type Encoder } from './encoder.ts';
export { MODEL_LIMITS, type EncoderConfig } from './header.ts';
export { readModelFile, type ModelFile } from './model-file.ts';
export { encoderOf, setEncoderSource, type EncoderSource } from './shelf.ts';
export { wordPieces, type WordPieces } from './word-pieces.ts';
