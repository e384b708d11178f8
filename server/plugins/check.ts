import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Permission, type Contract, type GuestContract } from '../../plugins/api/contract.ts'
import type { Plugin } from '../../plugins/api/server.ts'

const name = /^[a-z][a-z0-9]{1,30}$/
const permissions: readonly string[] = Permission.anyOf.map((permission) => permission.const)
const languages = ['en', 'es'] as const
const namesOfTheCore = [
  'conversations',
  'files',
  'downloads',
  'people',
  'mentoring',
  'activity',
  'grades',
  'search',
  'handing',
  'held',
  'moderation',
  'records',
  'guests',
  'api',
]

const Promised = Type.Record(Type.String(), Type.Object({ output: Type.Unknown() }))
const Brought = Type.Object({
  kinds: Type.Array(Type.Union([Type.Literal('picture'), Type.Literal('recording'), Type.Literal('file')]), {
    minItems: 1,
  }),
  most: Type.Integer({ minimum: 1, maximum: 10 }),
  largest: Type.Integer({ minimum: 1 }),
})
const GuestShape = Type.Object({ queries: Promised, commands: Promised, brings: Type.Optional(Brought) })

const Shape = Type.Object({
  contract: Type.Object({
    id: Type.String(),
    icon: Type.Optional(Type.String()),
    settings: Type.Object({}),
    queries: Type.Record(Type.String(), Type.Object({ can: Type.String(), output: Type.Unknown() })),
    commands: Type.Record(Type.String(), Type.Object({ can: Type.String(), output: Type.Unknown() })),
    events: Type.Record(Type.String(), Type.Unknown()),
    timers: Type.Optional(Type.Record(Type.String(), Type.Object({ properties: Type.Unknown() }))),
    guests: Type.Optional(Type.Record(Type.String(), GuestShape)),
    takes: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z]+$' }), { minItems: 1 })),
    downloads: Type.Optional(Type.Record(Type.String(), Type.Object({ can: Type.String() }))),
  }),
  queries: Type.Record(Type.String(), Type.Unknown()),
  commands: Type.Record(Type.String(), Type.Unknown()),
  migrations: Type.Record(Type.String(), Type.Unknown()),
  timers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  downloads: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  privacy: Type.Object({}),
  copy: Type.Unknown(),
  texts: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
})

/** Throws a sentence that names the plugin and what is wrong with it. `where` is its folder or package. */
export function checkPlugin(where: string, plugin: unknown): asserts plugin is Plugin {
  const [fault] = Value.Errors(Shape, plugin)
  if (fault)
    throw wrong(
      where,
      `its export "plugin" is not as agreed at ${fault.instancePath || 'the top'}: it ${fault.message}`,
    )
  const checked = plugin as Plugin
  const [sentence] = faultsOf(checked)
  if (sentence) throw wrong(where, sentence)
}

const wrong = (where: string, sentence: string) =>
  new Error(`The plugin "${where}" cannot be used: ${sentence}. Mend it, or take it away.`)

function faultsOf(plugin: Plugin): string[] {
  return [
    ...faultsOfName(plugin.contract.id),
    ...faultsOfOperations(plugin),
    ...faultsOfTimers(plugin),
    ...faultsOfGuests(plugin),
    ...faultsOfSettings(plugin.contract),
    ...faultsOfTexts(plugin),
    ...faultsOfMigrations(plugin),
    ...faultsOfPrivacy(plugin),
    ...faultsOfGrading(plugin),
    ...faultsOfTaking(plugin),
  ]
}

function faultsOfGrading({ contract, grading }: Plugin): string[] {
  if (contract.graded && typeof grading?.grade !== 'function')
    return ['it says that it is graded and computes no grade']
  return !contract.graded && grading ? ['it computes grades, and its contract does not say that it is graded'] : []
}

function faultsOfTaking({ contract, taking }: Plugin): string[] {
  if (contract.takes && typeof taking?.take !== 'function') return ['it says that it takes talk, and has no way to']
  return !contract.takes && taking ? ['it can take talk, and its contract does not say what that becomes'] : []
}

function faultsOfName(id: string): string[] {
  if (!name.test(id)) return [`the id "${id}" is not two to thirty-one lower case letters and digits`]
  return namesOfTheCore.includes(id) ? [`the id "${id}" is a name of the core`] : []
}

function faultsOfOperations({ contract, queries, commands, downloads }: Plugin): string[] {
  const promised = { ...contract.queries, ...contract.commands, ...contract.downloads }
  const handlers: Record<string, unknown> = { ...queries, ...commands, ...downloads }
  const missing = Object.keys(promised).filter((operation) => typeof handlers[operation] !== 'function')
  const extra = Object.keys(handlers).filter((operation) => !(operation in promised))
  const unknown = Object.entries(promised).filter(([, { can }]) => !permissions.includes(can))
  return [
    ...missing.map((operation) => `the contract promises "${operation}", and there is no such function`),
    ...extra.map((operation) => `"${operation}" is not in the contract`),
    ...unknown.map(([operation, { can }]) => `"${operation}" asks for the permission "${can}", which does not exist`),
  ]
}

function faultsOfTimers({ contract: { timers: promised = {} }, timers = {} }: Plugin): string[] {
  const handlers: Readonly<Record<string, unknown>> = timers
  const missing = Object.keys(promised).filter((timer) => typeof handlers[timer] !== 'function')
  const extra = Object.keys(handlers).filter((timer) => !(timer in promised))
  return [
    ...missing.map((timer) => `the contract promises the timer "${timer}", and there is no such function`),
    ...extra.map((timer) => `the timer "${timer}" is not in the contract`),
  ]
}

function faultsOfGuests({ contract: { guests: promised = {} }, guests = {} }: Plugin): string[] {
  const halves: Readonly<Record<string, object>> = guests
  const extra = Object.keys(guests).filter((guest) => !(guest in promised))
  return [
    ...Object.entries(promised).flatMap(([guest, contract]) => faultsOfGuest(guest, contract, halves[guest] ?? {})),
    ...extra.map((guest) => `the guest "${guest}" is not in the contract`),
  ]
}

function faultsOfGuest(guest: string, contract: GuestContract, half: object): string[] {
  const { queries, commands, listFiles } = { queries: {}, commands: {}, listFiles: undefined, ...half }
  const handlers: Readonly<Record<string, unknown>> = { ...queries, ...commands }
  const missing = Object.keys({ ...contract.queries, ...contract.commands }).filter(
    (operation) => typeof handlers[operation] !== 'function',
  )
  return [
    ...missing.map(
      (operation) => `the contract promises the guest "${guest}" "${operation}", and there is no such function`,
    ),
    ...(typeof listFiles === 'function' ? [] : [`it does not say which files the guest "${guest}" may open`]),
  ]
}

function faultsOfSettings({ settings }: Contract): string[] {
  const untouched = Value.Default(settings, {})
  const [fault] = Value.Errors(settings, untouched)
  if (fault)
    return [`its setting "${nameOf(fault)}" has no default that it allows, so that an activity does not work untouched`]
  return listConditions(settings)
    .filter((path) => !Value.Pointer.Has(untouched, `/${path.replaceAll('.', '/')}`))
    .map((path) => `a setting is asked for only with "${path}", which is no setting`)
}

/** What is not there at all is named beside the path of what it should be in. */
const nameOf = ({ instancePath, ...fault }: ReturnType<typeof Value.Errors>[number]): string =>
  [
    ...instancePath.split('/').filter(Boolean),
    ...(fault.keyword === 'required' ? fault.params.requiredProperties.slice(0, 1) : []),
  ].join('.')

interface Conditional {
  readonly when?: { readonly path: string }
  readonly properties?: Readonly<Record<string, Conditional>>
}

const listConditions = ({ when, properties = {} }: Conditional): string[] => [
  ...(when ? [when.path] : []),
  ...Object.values(properties).flatMap(listConditions),
]

function faultsOfTexts({ texts, contract }: Plugin): string[] {
  const needed = [
    ...['name', 'description'],
    ...Object.keys(contract.settings.properties).map((key) => `settings.${key}`),
    ...(contract.takes ?? []).map((form) => `takes.${form}`),
  ]
  return languages.flatMap((language) =>
    needed.filter((key) => !texts[language]?.[key]).map((key) => `the text "${key}" is missing in "${language}"`),
  )
}

const faultsOfMigrations = ({ migrations }: Plugin): string[] =>
  Object.keys(migrations)
    .filter((key) => !/^\d{3}_[a-z0-9_]+$/.test(key))
    .map((key) => `the migration "${key}" is not named like 001_votes`)

function faultsOfPrivacy({ privacy, copy }: Plugin): string[] {
  const explained =
    'noPersonalData' in privacy ? privacy.noPersonalData.trim() !== '' : 'export' in privacy && 'erase' in privacy
  return [
    ...(explained ? [] : ['it says neither how personal data is exported and erased, nor why it holds none']),
    ...(typeof copy === 'function' ? [] : ['it does not say what a copied activity starts with']),
  ]
}
