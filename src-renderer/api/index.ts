export { labApi, labLink, provideLink } from './current.ts';
export type { PreloadWire } from './electron-wire.ts';
export { linkOver, type LabLink } from './link.ts';
export { openLink } from './open-link.ts';
