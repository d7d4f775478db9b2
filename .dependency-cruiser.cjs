// The arrows of the house as law. Rooms: apps → ui → contracts ← server ← tests, bench. In the server: doors → actions → rules, store → contracts.
// `facts`, `board` and `platform` are shared rooms; type-only imports between subjects are words, not arrows.

const APPS = 'dashboard|courier-app|resident-app';
const TESTS = '[.]test[.]ts$';
const DOORS = '[.](routes|sockets|tasks)[.]ts$';
const WORDS = '^server/src/(?!platform/|generated/)[^/]+/(?!.*-command[.]ts$)[^./]+[.]ts$'; // a subject's own words, such as jobs/job.ts: pure as rules
const SHARED = 'facts|board|platform';
const NOT_TYPES = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: NOT_TYPES } },
    { name: 'no-dead-imports', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: ['^[$]', '/[$]types$', '^virtual:', '[.]css$'] } },
    {
      name: 'contracts-import-only-zod-and-hashes',
      severity: 'error',
      from: { path: '^contracts/', pathNot: TESTS },
      to: { pathNot: ['^contracts/', 'node_modules/(zod|@noble/hashes)/'] },
    },
    { name: 'ui-imports-only-contracts', severity: 'error', from: { path: '^ui/' }, to: { path: `^(server|prisma|tests|bench|${APPS})/` } },
    { name: 'apps-import-only-contracts-and-ui', severity: 'error', from: { path: `^(${APPS})/` }, to: { path: '^(server|prisma|tests|bench)/' } },
    { name: 'apps-do-not-know-each-other', severity: 'error', from: { path: `^(${APPS})/` }, to: { path: `^(${APPS})/`, pathNot: '^$1/' } },
    {
      name: 'server-imports-only-contracts',
      severity: 'error',
      from: { path: '^server/', pathNot: [TESTS, '^server/src/prepare-database[.]ts$'] },
      to: { path: `^(ui|${APPS}|prisma|tests|bench)/` },
    },
    { name: 'nobody-imports-tests-or-bench', severity: 'error', from: { pathNot: ['^(tests|bench)/', TESTS] }, to: { path: '^(tests|bench)/' } },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: ['^server/src/.+[.]rules[.]ts$', WORDS] },
      to: {
        pathNot: ['^contracts/', '^server/src/.+[.]rules[.]ts$', WORDS, '^server/src/platform/invariant[.]ts$', 'node_modules/(@turf|flatbush|flatqueue)/'],
        ...NOT_TYPES,
      }, // pure geometry and queues
    },
    {
      name: 'stores-import-only-platform',
      severity: 'error',
      from: { path: '^server/src/([^/]+)/.+[.]store[.]ts$' },
      to: { path: '^server/src/', pathNot: ['^server/src/$1/.+[.](rules|store)[.]ts$', WORDS, `^server/src/(${SHARED}|generated)/`], ...NOT_TYPES },
    },
    {
      name: 'stores-are-private',
      severity: 'error',
      from: { path: '^server/src/([^/]+)/', pathNot: TESTS },
      to: { path: '^server/src/.+[.]store[.]ts$', pathNot: ['^server/src/$1/', `^server/src/(${SHARED})/`], ...NOT_TYPES },
    },
    {
      name: 'doors-import-no-stores',
      severity: 'error',
      from: { path: `^server/src/.+${DOORS}` },
      to: { path: '[.]store[.]ts$', ...NOT_TYPES },
    },
    {
      name: 'actions-know-no-doors',
      severity: 'error',
      from: { path: '^server/src/.+[.]actions[.]ts$' },
      to: { path: [DOORS, 'node_modules/(express|socket[.]io|bullmq)/'], ...NOT_TYPES },
    },
    {
      name: 'platform-knows-no-subject',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: TESTS },
      to: { path: '^server/src/[^/]+/', pathNot: `^server/src/(${SHARED}|generated)/`, ...NOT_TYPES },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|[.]svelte-kit|generated|static)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.svelte', '.d.ts', '.mjs', '.cjs'],
    },
    skipAnalysisNotInRules: true,
  },
};
