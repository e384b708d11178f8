import { parseArgs } from 'node:util'
import { Refusal } from '../../plugins/api/refusal.ts'
import type { Command } from '../../server/part.ts'
import { isId } from '../oidc/claims.ts'
import type { Door } from '../oidc/door.ts'
import { CallRefused } from '../outgoing/failures.ts'
import { saveDeployment } from '../platforms/deployments.ts'
import { draftPlatform, findPlatform, listPlatforms, savePlatform, setPlatformActive } from '../platforms/platforms.ts'
import type { LtiDb, PlatformId, PlatformRow } from '../tables.ts'

/** `tertulia platform add|list|activate|deactivate`. */
export const platformCommands = (door: () => Door): Record<string, Command> => ({
  'platform add': {
    usage:
      'platform add --issuer URL --client-id ID --authorize-url URL --token-url URL --jwks-url URL [--token-audience URL] [--deployment ID]... [--accept-any-deployment] [--name NAME]',
    run: (args, say) => addPlatform(door(), args, say),
  },
  'platform list': { usage: 'platform list', run: (args, say) => list(door(), args, say) },
  'platform activate': {
    usage: 'platform activate PLATFORM',
    run: (args, say) => switchPlatform(door(), { args, say, active: true }),
  },
  'platform deactivate': {
    usage: 'platform deactivate PLATFORM',
    run: (args, say) => switchPlatform(door(), { args, say, active: false }),
  },
})

type Say = (line: string) => void

const options = {
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  'authorize-url': { type: 'string' },
  'token-url': { type: 'string' },
  'jwks-url': { type: 'string' },
  'token-audience': { type: 'string' },
  deployment: { type: 'string', multiple: true },
  'accept-any-deployment': { type: 'boolean' },
  name: { type: 'string' },
} as const

async function addPlatform(door: Door, args: readonly string[], say: Say): Promise<void> {
  const { values } = parseArgs({ args: [...args], options })
  const platform = draftPlatform(
    {
      issuer: requiredIssuer(values),
      clientId: required(values, 'client-id'),
      authorizeUrl: requiredAddress(door, values, 'authorize-url'),
      tokenUrl: requiredAddress(door, values, 'token-url'),
      jwksUrl: requiredAddress(door, values, 'jwks-url'),
      tokenAudience: values['token-audience'],
      name: values.name,
      acceptAnyDeployment: values['accept-any-deployment'] ?? false,
    },
    door.now(),
  )
  await save(door, platform, readDeployments(values.deployment))
  say(`Connected ${platform.issuer} as platform ${platform.id}.`)
  say(
    `Tell the LMS: login ${door.home}/lti/login, redirect and target ${door.home}/lti/launch, keys ${door.home}/lti/keys.`,
  )
}

async function save(door: Door, platform: PlatformRow, deployments: readonly string[]): Promise<void> {
  await door.database.read((db) => refuseKnown(db, platform))
  await door.ltijs.makeKeys(platform)
  await door.database.write(async (db) => {
    await savePlatform(db, platform)
    for (const deploymentId of deployments)
      await saveDeployment(db, { platform, deploymentId, status: 'approved' }, door.now())
  })
}

/** Before keys are made: they would outlive the refusal. */
async function refuseKnown(db: LtiDb, { issuer, client_id }: PlatformRow): Promise<void> {
  const known = await findPlatform(db, issuer, client_id)
  if (known)
    throw new Refusal(
      'platform_known',
      409,
      `This issuer and client id are connected already, as platform ${known.id}.`,
    )
}

type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

function required(values: Values, name: string): string {
  const value = values[name]
  if (typeof value === 'string' && value !== '') return value
  throw new Refusal('option_missing', 400, `--${name} is missing.`)
}

/** Compared letter by letter at every launch, so it is kept as it was given; what is no address was mistyped. */
function requiredIssuer(values: Values): string {
  const issuer = required(values, 'issuer')
  if (URL.canParse(issuer) && /^https?:\/\/\S+$/.test(issuer)) return issuer
  throw new Refusal('option_wrong', 400, `--issuer is "${issuer}"; it is the address that the LMS calls itself by.`)
}

/** One that no launch can name would never let anybody in. */
function readDeployments(deployments: readonly string[] = []): readonly string[] {
  const wrong = deployments.find((deployment): boolean => !isId(deployment))
  if (wrong === undefined) return deployments
  throw new Refusal(
    'option_wrong',
    400,
    `--deployment is "${wrong}"; it is the id that the LMS shows, of 1 to 255 characters.`,
  )
}

function requiredAddress(door: Door, values: Values, name: string): string {
  const address = required(values, name)
  try {
    door.outgoing.check(address)
    return address
  } catch (error) {
    if (error instanceof CallRefused) throw new Refusal('option_wrong', 400, `--${name}: ${error.message}`)
    throw error
  }
}

async function list({ database }: Door, args: readonly string[], say: Say): Promise<void> {
  parseArgs({ args: [...args], options: {} })
  const platforms = await database.read((db) => listPlatforms(db))
  if (platforms.length === 0) say('No platform is connected yet.')
  for (const { id, issuer, client_id, active, kind, name } of platforms)
    say(`${id}  ${active ? 'active  ' : 'inactive'}  ${issuer}  client ${client_id}  (${name ?? kind})`)
}

async function switchPlatform(
  { database }: Door,
  { args, say, active }: { args: readonly string[]; say: Say; active: boolean },
): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true })
  const [id] = positionals
  if (!id || positionals.length > 1)
    throw new Refusal('option_missing', 400, 'Say which platform: its id, as in `platform list`.')
  const found = await database.write((db) => setPlatformActive(db, id as PlatformId, active))
  if (!found) throw new Refusal('not_found', 404, `There is no platform ${id}.`)
  say(`Platform ${id} is ${active ? 'active' : 'inactive'} now.`)
}
