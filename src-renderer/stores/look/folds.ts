import { defineStore } from 'pinia';
import { useSettings } from '../frame/settings.ts';

/** Those that a beginner needs. */
const FIRST: Readonly<Record<string, boolean>> = { Softmax: true, Mask: true, Model: true };

/** Which sections of the controls are open; as they were left, over a restart too. */
export const useFolds = defineStore('folds', () => {
  const settings = useSettings();
  const isOpen = (title: string) => settings.folds[title] ?? FIRST[title] ?? false;
  return { isOpen, toggle: (title: string) => void settings.setFold(title, !isOpen(title)) };
});
