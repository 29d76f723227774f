export { checkingSteps, type ModelFacts } from './check-model.ts';
export { openEncoder, openingSteps, type Encoder } from './encoder.ts';
export { MODEL_LIMITS, type EncoderConfig } from './header.ts';
export { headBytes, MODEL_START, modelTooLarge, readHead, readWords } from './model-file.ts';
export { readModelFile, type ModelFile } from './model-file.ts';
export { piecesOf, setVocabulary } from './vocabularies.ts';
export { encoderOf, setEncoderSource, type EncoderSource } from './shelf.ts';
export { wordPieces, type WordPieces } from './word-pieces.ts';
