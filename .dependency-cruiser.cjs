/**
 * The walls between the parts: the one authority for who may import whom.
 *
 *   base ← words ← rules ← books ← frame ← procedures ← functions, inbound ← engine ← adapters, reports ← apps
 *   reports ← prints ← adapters; words ← protocols; the rules' tables ← audit ← apps
 *
 * `mayImport` names, for each folder, all of the project that its shipped files may import besides
 * themselves; what is not named is forbidden. Tests may reach further; shipped code never reaches a test.
 * `core/frame` is what functions, messages and procedures are made with; it knows none of them.
 */
const project = '^(core|protocols|adapters|reports|audit|prints|apps|tests|scripts)/'
const tests = '[.]test[.]tsx?$|(^|/)testing/|(^|/)e2e/|^tests/'
const programs = [
  '^apps/(server|trial|cli|simulator)/[^/]+[.]ts$',
  '^apps/web/src/main[.]tsx$',
  '^apps/web/vite[.]config[.]ts$',
  '^scripts/[^/]+[.]ts$',
  '^audit/main[.]ts$',
  // A thread is started by its file's address, not imported.
  '^adapters/storage/reader-worker[.]ts$',
  '^adapters/print/print-worker[.]ts$',
  '^adapters/batch-file/batch-file-worker[.]ts$',
  '^adapters/http/openapi/docs/page[.]js$',
  '^apps/web-kit/live/shared-worker[.]ts$',
]
const ground = ['core/base/', 'core/words/', 'core/rules/', 'core/books/']
const exchangeFixStore = 'adapters/exchange-fix/[^/]*store[^/]*[.]ts$'

// What tests and simulations hold the books against; kept beside the books because it must change with them.
const checksOfBooks = ['^core/books/(invariants|state-hash)[.]ts$']

// Rules with their test vectors whose functions (K07, K08) are still to come.
const rulesAhead = ['^core/rules/(dividend-tax|ex-right-price)[.]ts$']

const mayImport = {
  'core/base': [],
  'core/words': ['core/base/'],
  'core/rules': ['core/base/', 'core/words/'],
  'core/books': ground,
  'core/frame': ground,
  'core/procedures': [...ground, 'core/frame/'],
  'core/day-parts': [...ground, 'core/frame/', 'core/procedures/'],
  'core/follow-ups': [...ground, 'core/frame/', 'core/procedures/'],
  'core/functions': [...ground, 'core/frame/', 'core/procedures/', 'core/day-parts/'],
  'core/inbound': [...ground, 'core/frame/', 'core/procedures/'],
  'core/engine': ['core/'],
  protocols: ['core/base/', 'core/words/'],
  reports: ['core/'],
  prints: ['core/', 'reports/'],
  adapters: ['core/', 'protocols/', 'reports/', 'prints/'],
  apps: ['core/', 'protocols/', 'reports/', 'audit/', 'prints/', 'adapters/'],
}

const directions = Object.entries(mayImport).map(([folder, allowed]) => ({
  name: `${folder.replace('/', '-')}-imports-only-inward`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: tests },
  to: { path: project, pathNot: [`${folder}/`, ...allowed].map(path => `^${path}`) },
}))

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'functions-are-independent',
      comment: 'What two functions share is a procedure. Only the plan of the day end lists its steps.',
      severity: 'error',
      from: { path: '^core/(functions|inbound)/.+/', pathNot: [tests, '/day-plan[.]ts$'] },
      to: { path: '^core/(functions|inbound)/.+/.+' },
    },
    {
      name: 'audit-shares-no-arithmetic',
      comment:
        'It reckons everything again: of the counter it takes the tables of the rules, as data, and words for types.',
      severity: 'error',
      from: { path: '^audit/', pathNot: tests },
      to: {
        path: project,
        pathNot: ['^audit/', '^core/rules/tables/', '^core/rules/default-parameters[.]ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/', pathNot: tests },
      to: { path: '^adapters/([^/]+)/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'applications-do-not-know-each-other',
      comment:
        'They talk over the wire. The trial puts the server together with a simulator, which it starts as a process. What web applications share is a package, which knows none of them.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: [tests, '^apps/trial/'] },
      to: { path: '^apps/([^/]+)/', pathNot: ['^apps/$1/', '^apps/web-kit/'] },
    },
    {
      name: 'web-kit-is-for-web-applications',
      severity: 'error',
      from: { path: project, pathNot: [tests, '^apps/web'] },
      to: { path: '^apps/web-kit/' },
    },
    {
      name: 'web-is-a-browser-program',
      comment: 'It may share core and protocols; nothing that needs Node can run there.',
      severity: 'error',
      from: { path: '^apps/web', pathNot: [tests, '[.]config[.]ts$'] },
      to: {
        path: '^(adapters|reports|prints)/|^node_modules/(pg|fastify|pino)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'core-does-no-input-or-output',
      severity: 'error',
      from: { path: '^(core|protocols)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-needs-only-schemas',
      severity: 'error',
      from: { path: '^(core|protocols)/', pathNot: tests },
      to: { path: 'node_modules/', pathNot: 'node_modules/typebox/' },
    },
    {
      name: 'only-storage-and-reports-use-pg',
      severity: 'error',
      from: {
        path: project,
        pathNot: [tests, '^adapters/storage/', '^reports/', '^audit/', `^${exchangeFixStore}`],
      },
      to: { path: 'node_modules/(pg|pg-copy-streams|pg-pool)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-shipped-code',
      severity: 'error',
      from: { path: '^(core|protocols|adapters|reports|audit|prints|apps|scripts)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-development-packages-in-shipped-code',
      severity: 'error',
      from: {
        path: '^(core|protocols|adapters|reports|audit|prints|apps)/',
        // What builds the web counter lies directly in its folder.
        pathNot: [tests, '[.]config[.]ts$', '^apps/web/[^/]+[.]ts$'],
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      comment: 'Virtual files are made while the web counter is built.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-dead-files',
      comment: 'What no program reaches is dead, though dead files may import each other and have tests.',
      severity: 'error',
      from: { path: programs },
      to: {
        path: '^(core|protocols|adapters|reports|audit|prints|apps)/',
        pathNot: [tests, ...programs, ...checksOfBooks, ...rulesAhead, '[.]config[.]ts$', '[.]d[.]ts$'],
        reachable: false,
      },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: ['node_modules', tests] },
    exclude: { path: '(^|/)(dist|[.]build|coverage)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    builtInModules: { override: require('node:module').builtinModules },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
