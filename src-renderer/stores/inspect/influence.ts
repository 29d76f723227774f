import { defineStore } from 'pinia';
import { labApi } from '#renderer/api/index.ts';
import { ofPicked } from './of-picked.ts';

/** The most affected cells that are asked for of each stage. */
const MOST = 48;

/** What the picked number does to later ones. */
export const useInfluence = defineStore('influence', () =>
  ofPicked(async ({ spec, address }, signal) => ({
    influence: await labApi().attention.influence({ spec, address, most: MOST }, { signal }),
  })),
);
