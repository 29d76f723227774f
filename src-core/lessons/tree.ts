import type { ExperimentSpec } from '#core/experiment';
import type { Widget } from './widgets.ts';

/** The colours of meaning: query, key, value, scores, weights, output. */
export const ROLES = ['q', 'k', 'v', 's', 'w', 'o'] as const;
export type TextRole = (typeof ROLES)[number];

/** A part of a line of text. All of it is data: nothing here is markup. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'emphasis' | 'strong' | 'deleted'; readonly children: readonly Inline[] }
  | { readonly type: 'role'; readonly role: TextRole; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'math'; readonly tex: string }
  | { readonly type: 'break' }
  | { readonly type: 'term'; readonly term: string; readonly children: readonly Inline[] }
  | { readonly type: 'footnote'; readonly footnote: string; readonly number: number }
  | {
      readonly type: 'lessonLink';
      readonly lesson: string;
      /** A heading's id, or null for the beginning. */
      readonly section: string | null;
      readonly children: readonly Inline[];
    }
  /** An address in the web: shown, never fetched. */
  | { readonly type: 'webLink'; readonly url: string; readonly children: readonly Inline[] }
  /** Computed by the core when the lesson was read. */
  | { readonly type: 'computed'; readonly text: string; readonly expression: string }
  /** A number that others published, or that the author chose as an input. */
  | { readonly type: 'quoted' | 'given'; readonly text: string };

/** A piece of a lesson. `id` stays the same while its own text does. */
export type Block = { readonly id: string } & (
  | { readonly type: 'heading'; readonly depth: 2 | 3; readonly children: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | {
      readonly type: 'list';
      /** The first number; null for a list without numbers. */
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly type: 'table';
      readonly align: readonly ('left' | 'right' | 'center' | null)[];
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | ({ readonly type: 'code' } & CodeText)
  /** The same in several languages, side by side. */
  | { readonly type: 'codeGroup'; readonly tabs: readonly CodeText[] }
  | { readonly type: 'math'; readonly tex: string }
  | { readonly type: 'rule' }
  | {
      readonly type: 'diagram';
      readonly source: string;
      readonly title: string;
      /** The same in words. */
      readonly text: string;
    }
  | {
      readonly type: 'callout';
      readonly kind: Callout;
      readonly title: readonly Inline[];
      readonly blocks: readonly Block[];
    }
  | { readonly type: 'exercise'; readonly exercise: string; readonly quick: boolean }
  | { readonly type: 'widget'; readonly widget: Widget }
);

export interface CodeText {
  readonly language: string;
  readonly text: string;
}

export const CALLOUTS = ['question', 'mistake', 'takeaway', 'note', 'try'] as const;
export type Callout = (typeof CALLOUTS)[number];

/** A footnote, numbered by where it is first referred to. */
export interface Footnote {
  readonly id: string;
  readonly number: number;
  readonly blocks: readonly Block[];
}

/** An experiment that a lesson speaks of: a preset, or a file beside the lesson. */
export interface LessonExperiment {
  readonly id: string;
  readonly title: string;
  readonly spec: ExperimentSpec;
}
