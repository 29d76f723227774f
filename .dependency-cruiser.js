/** Where code may run, as rules. Every one is an error; there is no list of exemptions. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    rule('no-circular', 'No cycles.', {}, { circular: true }),
    rule('resolvable', 'Every import resolves.', {}, { couldNotResolve: true }),
    rule(
      'attention-alone',
      'The maths imports only itself.',
      { path: '^src-core/attention' },
      { pathNot: '^src-core/attention' },
    ),
    rule(
      'core-alone',
      'The core imports itself and a few pure libraries.',
      { path: '^src-core' },
      {
        pathNot: [
          '^src-core',
          'node_modules/(zod|msgpackr|ts-fsrs|yaml|unified|remark-[a-z]+|mdast-util-[a-z-]+)/',
          'node_modules/@types/mdast/',
        ],
      },
    ),
    rule(
      'renderer-sees-core-only',
      'The renderer runs in a browser: no main process, no Node, no Electron, not even a type.',
      { path: '^src-renderer' },
      {
        path: ['^src-main', '^test', 'node_modules/(electron|ws|better-sqlite3)/'],
      },
    ),
    rule(
      'renderer-no-node',
      'The renderer has no Node modules.',
      { path: '^src-renderer' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'services-know-no-host',
      'Services and the worker know no host.',
      { path: '^src-main/(services|worker)' },
      { path: '^src-main/hosts' },
    ),
    rule(
      'hosts-apart',
      'The hosts do not know each other.',
      { path: '^src-main/hosts/([^/]+)/' },
      { path: '^src-main/hosts/', pathNot: '^src-main/hosts/$1/' },
    ),
    rule(
      'electron-in-one-place',
      'Only the Electron host imports electron.',
      { path: '^src-', pathNot: '^src-main/hosts/electron/' },
      { path: ['^electron$', 'node_modules/electron/'] },
    ),
    rule(
      'ws-in-one-place',
      'Only the loopback host imports ws.',
      { path: '^src-', pathNot: '^src-main/hosts/loopback/' },
      { path: 'node_modules/(@types/)?ws/' },
    ),
    rule(
      'sqlite-in-one-place',
      'Only storage imports better-sqlite3.',
      { path: '^src-', pathNot: '^src-main/services/storage/' },
      { path: 'node_modules/(@types/)?better-sqlite3/' },
    ),
    rule(
      'only-stores-call-the-api',
      'Components and views ask stores; stores ask the API.',
      { path: '^src-renderer', pathNot: '^src-renderer/(api|stores|main\\.ts)' },
      { path: '^src-renderer/api' },
    ),
    rule(
      'charts-are-pure',
      'A chart is a function from data to a picture: no stores, no API, no Vue.',
      { path: '^src-renderer/charts' },
      { path: ['^src-renderer/(stores|api|components|views)', 'node_modules/(vue|pinia)/'] },
    ),
    rule(
      'product-knows-no-test',
      'The product does not import tests.',
      { path: '^src-' },
      { path: '^test' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'src-core/kernels/assembly' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.vue', '.json', '.d.ts'],
    },
  },
};
