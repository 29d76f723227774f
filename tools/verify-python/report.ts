/** What a run of the programmes in one language gave. */
export interface LanguageResult {
  readonly language: 'numpy' | 'pytorch';
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly {
    readonly name: string;
    /** How many numbers were compared, and how many are shown otherwise. */
    readonly numbers: number;
    readonly other: number;
    /** The largest difference, in parts of the number where that is above 1. */
    readonly largest: number;
  }[];
}

/** What NumPy read of the archives: how many matrices and numbers, and how many have other bits than were written. */
export interface ArchiveResult {
  readonly matrices: number;
  readonly numbers: number;
  readonly other: number;
}

const TITLES = { numpy: 'NumPy', pytorch: 'PyTorch' };

/** The record of a verification, as Markdown. */
export function report(languages: readonly LanguageResult[], archives: ArchiveResult): string {
  const [first] = languages;
  const versions = Object.assign({}, ...languages.map((one) => one.versions)) as Record<
    string,
    string
  >;
  const total = (pick: (one: LanguageResult['results'][number]) => number) =>
    languages.flatMap(({ results }) => results).reduce((sum, one) => sum + pick(one), 0);
  const rows = (first?.results ?? []).map(({ name, numbers }, i) => {
    const own = languages.flatMap(({ results }) => {
      const { other, largest } = results[i];
      return [String(other), largest === 0 ? '0' : largest.toExponential(1)];
    });
    return `| ${[name, String(numbers), ...own].join(' | ')} |`;
  });
  const heads = languages.flatMap(({ language }) => [
    `${TITLES[language]}: shown otherwise`,
    `${TITLES[language]}: largest difference`,
  ]);
  return `# The exported Python, really run

\`npm run verify:python\` writes experiments of every kind as NumPy and as PyTorch, runs the programmes, and compares every
number of every step with the lab’s. It is not part of \`npm test\`, which needs no Python; there the TypeScript programmes are run
and are the same bit by bit.

Python adds up in another order and has its own e^x, so the last bits of float64 may differ. “Shown otherwise” counts the numbers that
differ when they are written with six decimals; a difference below 10⁻¹² that only falls on the other side of a rounding tie does not count. The
largest difference is relative where the number is above 1.

Last run: ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(
      ', ',
    )}. ${total(({ numbers }) => numbers).toLocaleString('en')} numbers compared, ${total(({ other }) => other)} shown otherwise.

The exported archives are read too: \`numpy.load\` takes every matrix of these experiments from the \`.npz\` files that the lab
writes, and one \`.npy\` file of each. ${archives.numbers.toLocaleString('en')} numbers of ${archives.matrices.toLocaleString('en')} matrices were read, ${archives.other} of them with other bits than were written.

| experiment | numbers | ${heads.join(' | ')} |
| --- | ${['---:', ...heads.map(() => '---:')].join(' | ')} |
${rows.join('\n')}
`;
}
