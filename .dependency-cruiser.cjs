// The import rules of ARCHITECTURE.md, by their numbers. tests/architecture proves that each of them bites.

/** Packages by their real place, so that a deep import of one counts, too. */
const packages = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: '1-plugin-imports-api-and-itself',
      comment:
        'Rule 1: a plugin imports plugins/api, itself and packages; never server/, client/, lti/ or another plugin.',
      severity: 'error',
      from: { path: '^plugins/(?!api/)([^/]+)/', pathNot: '^plugins/[^/]+/tests/' },
      to: { path: '^(server|client|lti|migrations|tests|[.]ci|plugins)/', pathNot: '^plugins/(api|$1)/' },
    },
    {
      name: '1-plugin-tests-stay-outside-the-core',
      comment: 'Rule 1, for the tests in a plugin: they may use tests/support, too, and nothing else of the house.',
      severity: 'error',
      from: { path: '^plugins/(?!api/)([^/]+)/tests/' },
      to: {
        path: '^(server|client|lti|migrations|tests|plugins)/',
        pathNot: ['^plugins/(api|$1)/', '^tests/support/'],
      },
    },
    {
      name: '1-core-imports-no-plugin',
      comment: 'Rule 1, seen from the other side: the core finds plugins in their folders and imports none by name.',
      severity: 'error',
      from: { path: '^(server|client|lti|migrations|plugins/api)/' },
      to: { path: '^plugins/(?!api/)' },
    },
    {
      name: '2-contract-imports-only-its-language',
      comment: 'Rule 2: a contract is plain data; it imports typebox and the contract language alone.',
      severity: 'error',
      from: { path: ['^plugins/[^/]+/contract\\.ts$', '^plugins/[^/]+/contract/'] },
      // A large contract has its parts in a folder beside it.
      to: {
        path: '.',
        pathNot: [packages('typebox'), '^plugins/api/(contract|conversations)\\.ts$', '^plugins/[^/]+/contract/'],
      },
    },
    {
      name: '3-client-imports-nothing-of-the-server',
      comment: 'Rule 3: nothing on the client imports anything of the server, but for a contract.',
      severity: 'error',
      from: { path: ['^client/', '^plugins/[^/]+/client(/|\\.ts$)'] },
      to: {
        path: [
          '^(server|lti|migrations)/',
          '^plugins/[^/]+/server(/|\\.ts$)',
          '^plugins/[^/]+/migrations/',
          '^plugins/api/testing',
        ],
        pathNot: '^server/[^/]+/contract\\.ts$',
      },
    },
    {
      name: '3-client-reads-only-types-of-contracts',
      comment: 'Rule 3: of a contract, the client reads the types; its schemas stay on the server.',
      severity: 'error',
      // The gallery of elements, a page for developers, draws forms from schemas that it makes.
      from: { path: ['^client/', '^plugins/[^/]+/client(/|\\.ts$)'], pathNot: '^client/gallery/' },
      to: {
        path: [
          '^(server|plugins)/[^/]+/contract\\.ts$',
          '^plugins/[^/]+/contract/',
          '^plugins/api/conversations\\.ts$',
          packages('typebox'),
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: '3-client-uses-no-node',
      comment: 'Rule 3: what runs in a browser has no Node.',
      severity: 'error',
      from: { path: ['^client/', '^plugins/[^/]+/client(/|\\.ts$)'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: '3-server-imports-nothing-of-the-client',
      comment: 'Rule 3, the other way: the server runs without a browser.',
      severity: 'error',
      from: { path: ['^(server|lti|migrations)/', '^plugins/[^/]+/(server|migrations)(/|\\.ts$)'] },
      to: {
        path: ['^client/', '^plugins/[^/]+/client(/|\\.ts$)', packages('lit', 'lit-html', 'lit-element', '@lit/.*')],
      },
    },
    {
      name: '4-no-cycles',
      comment: 'Rule 4: no cycles. Types that know each other are no cycle at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: '4-only-main-imports-lti',
      comment: 'Rule 4: server/main.ts alone imports lti/, by its one door.',
      severity: 'error',
      from: { path: '^(server|client|migrations|plugins)/', pathNot: '^server/main\\.ts$' },
      to: { path: '^lti/' },
    },
    {
      name: '4-main-uses-the-door-of-lti',
      comment: 'Rule 4: lti/register.ts is the only door.',
      severity: 'error',
      from: { path: '^server/main\\.ts$' },
      to: { path: '^lti/', pathNot: '^lti/register\\.ts$' },
    },
    {
      name: '4-product-imports-no-tests',
      comment: 'Rule 4: what the house is made of does not lean on its tests or its checks.',
      severity: 'error',
      from: {
        path: '^(server|client|lti|migrations|plugins)/',
        pathNot: ['^plugins/[^/]+/tests/', '^plugins/api/testing'],
      },
      to: { path: '^(tests|[.]ci)/' },
    },
    {
      name: '5-ltijs-behind-its-adapter',
      comment: 'Rule 5: ltijs is imported in lti/ltijs/ alone.',
      severity: 'error',
      from: { path: '^(server|client|lti|migrations|plugins)/', pathNot: '^lti/ltijs/' },
      to: { path: packages('ltijs') },
    },
    {
      name: '5-drivers-in-the-database-folder',
      comment: 'Rule 5: better-sqlite3 and pg are imported in server/database/ alone.',
      severity: 'error',
      from: { path: '^(server|client|lti|migrations|plugins)/', pathNot: '^server/database/' },
      to: { path: packages('better-sqlite3', 'pg', 'pg-.*') },
    },
    {
      name: 'migrations-are-frozen',
      comment:
        'A migration is frozen text: it imports kysely and its neighbours, so that nothing can change it afterwards.',
      severity: 'error',
      from: { path: ['^migrations/', '^plugins/[^/]+/migrations/', '^lti/migrations/'] },
      to: {
        path: '.',
        pathNot: [packages('kysely'), '^migrations/', '^plugins/[^/]+/migrations/', '^lti/migrations/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import that leads nowhere could not be judged.',
      severity: 'error',
      from: {},
      // What the build makes is nowhere before it.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
