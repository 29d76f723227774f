/** `npm run build`: builds the lab into out/, whether or not it is stale. */
import { resolve } from 'node:path';
import { build } from '#main/start/build.ts';

await build(resolve(import.meta.dirname, '..'));
