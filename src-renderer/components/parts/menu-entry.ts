import type { Component } from 'vue';

/** One thing to do in a menu. */
export interface MenuEntry {
  readonly label: string;
  readonly icon: Component;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  run(): unknown;
}
