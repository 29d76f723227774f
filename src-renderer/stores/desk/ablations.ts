import { defineStore } from 'pinia';
import type { Ablation } from '#core/experiment';
import { useDocument } from './document.ts';

/** What is switched off in the experiment on the desk. */
export const useAblations = defineStore('ablations', () => {
  const document = useDocument();

  function isOff(ablation: Ablation): boolean {
    return document.spec.ablations.some((other) => sameAblation(other, ablation));
  }

  /** Switches a part off, or on again. */
  function toggle(ablation: Ablation): void {
    const others = document.spec.ablations.filter((other) => !sameAblation(other, ablation));
    const off = others.length === document.spec.ablations.length;
    document.edit({ ablations: off ? [...others, ablation] : others });
  }

  return { isOff, toggle };
});

function sameAblation(a: Ablation, b: Ablation): boolean {
  if (a.kind === 'token') return b.kind === 'token' && a.token === b.token;
  if (a.kind === 'head') return b.kind === 'head' && a.layer === b.layer && a.head === b.head;
  return b.kind === 'value' && a.layer === b.layer && a.head === b.head && a.token === b.token;
}
