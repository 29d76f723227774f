/** A lesson of so many paragraphs with what lessons are made of: terms, formulas, computed numbers, headings, tables, widgets. */
export function longLesson(id: string, paragraphs: number): string {
  const head = `---
id: ${id}
title: A long lesson
summary: As long as a chapter.
order: 1
tags: []
related: []
objectives: []
minutes: 90
created: 2026-01-31
source: Measured with
---
`;
  const blocks = Array.from({ length: paragraphs }, (_, i) => {
    const n = i + 1;
    const text = `In paragraph ${n} a :term[query] meets a :k[key], and $q_{${n}} \\cdot k_{${n}}$ grows with $\\sqrt{d_k}$; *it* gives *cat* {{ weight(cat-tired, layer 2, head 1, it -> cat) | percent 1 }} of its attention. The rest of the row is shared by the other words, which goes on for as long as a paragraph does.`;
    const more = [
      ...(n % 20 === 1 ? [`## Part ${n}`] : []),
      ...(n % 50 === 0
        ? ['$$\n\\text{softmax}\\!\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V\n$$']
        : []),
      ...(n % 100 === 0
        ? [`::visualiser{experiment=cat-tired query=it layer=2 title="Part ${n}"}`]
        : []),
    ];
    return [...more, text].join('\n\n');
  });
  return `${head}\n${blocks.join('\n\n')}\n`;
}
