/** What may import what: DESIGN in rules. `npm run boundaries` holds them. */
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

export default {
  forbidden: [
    forbid('no-circular', 'Every step of the journey goes one way.', {}, { circular: true }),
    forbid('libs-not-apps', 'A lib never knows an app.', { path: '^libs' }, { path: '^apps' }),
    forbid('apps-apart', 'Apps meet on Kafka alone.', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    forbid(
      'kafkajs-in-one-place',
      'Only libs/kafka speaks to the broker.',
      { path: '^(apps|libs)/', pathNot: '^libs/kafka/' },
      { path: 'node_modules/kafkajs' },
    ),
    forbid(
      'undici-in-one-place',
      'Only libs/outbound speaks to the outside.',
      { path: '^(apps|libs)/', pathNot: '^libs/outbound/' },
      { path: 'node_modules/undici/' },
    ),
    forbid(
      'tables-have-owners',
      'Only an app that owns tables has a database.',
      { path: '^(apps|libs)/', pathNot: '^(apps/(storage|fetcher)|libs/database)/' },
      { path: '(node_modules/(typeorm|pg|@nestjs/typeorm)|^libs/database)/' },
    ),
    forbid(
      'events-stand-alone',
      'The contracts depend on nothing of ours.',
      { path: '^libs/events/' },
      { path: '^libs/(?!events/)' },
    ),
    forbid(
      'clients-stand-alone',
      'A client is taken into projects that have nothing of ours.',
      { path: '^clients/' },
      { path: '^(apps|libs)/' },
    ),
    forbid(
      'local-stack-for-development',
      'No service knows how the local broker and database came up.',
      { path: '^(apps|libs)/', pathNot: '^libs/local-stack/' },
      { path: '^libs/local-stack/' },
    ),
    forbid(
      'no-unresolved',
      'An import that does not resolve; what is built is not there before it is.',
      {},
      { couldNotResolve: true, pathNot: '/dist/' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
    doNotFollow: { path: 'node_modules' },
  },
};
