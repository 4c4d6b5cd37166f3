/** Who may import whom: the table of ARCHITECTURE.md, checked by `npm run layers` and by test/guarantees/layers.test.ts. */
const ROOMS = {
  domain: ['domain'],
  presenters: ['domain', 'platform/i18n.ts', 'platform/message.ts', 'platform/message-keys.ts'],
  ports: ['domain', 'platform/scope.ts'],
  stores: ['domain', 'platform'],
  queries: ['domain', 'platform'],
  services: ['domain', 'stores', 'queries', 'ports', 'platform'],
  adapters: ['ports', 'domain', 'platform'],
  http: ['domain', 'platform', 'presenters', 'ports'],
  routes: ['services', 'queries', 'presenters', 'domain', 'http'],
  jobs: ['services', 'platform', 'ports'],
  platform: ['domain', 'ports'],
}

const pathOf = (place) => (place.endsWith('.ts') ? `^src/${place}$` : `^src/${place}/`)

const rooms = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: `${room}-imports-only-what-it-may`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...allowed].map(pathOf) },
}))

/** A package or Node module that may only be imported from these places. */
const kept = (name, packages, places) => ({
  name,
  severity: 'error',
  from: {
    path: '^src/',
    pathNot: places.map((place) => (place.endsWith('.ts') ? `^src/${place}$` : `^src/${place}/`)),
  },
  to: { path: packages },
})

module.exports = {
  forbidden: [
    ...rooms,
    // A circle of types alone is gone when the program runs.
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'every-import-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'pure-rooms-do-no-io',
      severity: 'error',
      from: { path: '^src/(domain|presenters)/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|buffer|url|util|net)$' },
    },
    {
      name: 'production-code-imports-production-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: '/@types/',
      },
    },
    kept('sql-stays-below', '(^|/)node_modules/(@types/)?(knex|pg)/', [
      'stores',
      'queries',
      'platform',
      'adapters',
      'jobs',
      'main.ts',
    ]),
    kept('express-stays-above', '(^|/)node_modules/(@types/)?express/', ['http', 'routes', 'app.ts', 'main.ts']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Imports that only bring types are imports too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.d.ts', '.js', '.json'],
    },
  },
}
