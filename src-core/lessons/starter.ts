/** The files of a lesson to begin with, by their names; `ID` and `DAY` are filled in. */
export const STARTER_LESSON = {
  'lesson.md': `---
id: ID
title: My first lesson
summary: Say here in a sentence what one learns.
order: 1
tags: []
related: [why-attention]
objectives:
  - Write a lesson of one's own
minutes: 5
created: DAY
source: My own text
---

Write as in any Markdown file. Terms such as :term[query]{id=query} open what the glossary says; words can have the colour
of :q[queries], :k[keys] and :v[values]; formulas stand between dollar signs: $\\frac{QK^T}{\\sqrt{d_k}}$.

::visualiser{experiment=mine query=dog title="Choose a word"}

Numbers are computed: *dog* gives *ball* {{ weight(mine, dog -> ball) | percent 1 }} of its attention. Save this file, and
the page follows.

## What next

- Change the sentence in \`experiments/mine.json\`.
- Break something: an error is shown with its line, in place.
`,
  'experiments/mine.json': `{
  "title": "A dog and a ball",
  "spec": { "text": "A dog chased a red ball" }
}
`,
} as const;
