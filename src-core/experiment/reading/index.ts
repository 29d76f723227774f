export { alignTokens, type TokenPair } from './align-tokens.ts';
export { cellsOf, readWeights, type ReadWeights } from './read-weights.ts';
export {
  ALL_PIECES,
  groupTokens,
  isSpecial,
  readingSchema,
  type Reading,
  type TokenGroup,
} from './token-group.ts';
