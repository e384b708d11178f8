import { randomBytes } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import type { Arrival } from '../../server/arrivals/arrival.ts'
import { leads } from '../../server/people/roles.ts'
import { addOrigin, keyOfDeployment, readOrigins, saveDeployment } from '../platforms/deployments.ts'
import { listOwnOrigins } from '../platforms/platforms.ts'
import { findKnown, saveServices, type Known } from '../services/courses.ts'
import { checkPlacing, savePlacing, toPlacing } from '../services/placing.ts'
import type { DeploymentKey, LtiDb } from '../tables.ts'
import type { Door } from './door.ts'
import { takeLogin, type LoginWithPlatform } from './logins.ts'
import type { Message } from './message.ts'
import { TurnedAway } from './refusals.ts'

interface Visitor {
  readonly login: LoginWithPlatform
  readonly message: Message
  readonly log: FastifyBaseLogger
}

interface Way {
  /** Where the browser goes now. */
  readonly address: string
  readonly frames: readonly string[]
}

/** Lets in whoever brought a checked message: ends the login, keeps what the LMS offers, and asks the house for a code. */
export async function enter(door: Door, { login, message, log }: Visitor): Promise<Way> {
  if (message.placing) checkPlacing(message.placing, leads(message.role))
  const reference = message.placing && randomBytes(18).toString('base64url')
  const key = keyOfDeployment(login, message.deploymentId)
  const known = await door.database.write((db) => record(db, { login, message, key, reference, now: door.now() }))
  if (known === 'spent') throw new TurnedAway('state_unknown')
  if (known === 'waiting') throw new TurnedAway('deployment_waiting')
  const admission = await door.arrivals.admit(toArrival(message, key, reference))
  if (admission.leads && known.roster_due_at <= door.now())
    door.rosters.start({ platform: login, deploymentId: message.deploymentId, key, course: message.course.externalId }, log)
  return {
    address: `${door.home}/?platform=${key}#code=${admission.code}`,
    frames: [...new Set([...listOwnOrigins(login), ...readOrigins(known.frame_origins)])],
  }
}

interface Entry {
  readonly login: LoginWithPlatform
  readonly message: Message
  readonly key: DeploymentKey
  readonly reference: string | undefined
  readonly now: number
}

/** Everything of the front door's own that one launch changes, in one transaction. Nothing is thrown: what it found stays. */
async function record(db: LtiDb, entry: Entry): Promise<Known | 'spent' | 'waiting'> {
  const { login, message, key, reference, now } = entry
  if (!(await takeLogin(db, login.state_hash))) return 'spent'
  const known = (await findKnown(db, key, message)) ?? (await meetDeployment(db, entry))
  if (known.status === 'waiting') return 'waiting'
  const origins = addOrigin(known.frame_origins, message.returnUrl)
  if (origins) await db.updateTable('lti_deployments').set({ frame_origins: origins }).where('id', '=', key).execute()
  await saveServices(db, key, { message, known })
  if (message.placing && reference) await savePlacing(db, { reference, key, settings: message.placing }, now)
  return origins ? { ...known, frame_origins: origins } : known
}

/** A deployment seen for the first time comes in where one institution holds the client id; else an administrator decides. */
async function meetDeployment(db: LtiDb, { login, message, now }: Entry): Promise<Known> {
  const status = login.accept_any_deployment ? 'approved' : 'waiting'
  await saveDeployment(db, { platform: login, deploymentId: message.deploymentId, status }, now)
  return { status, frame_origins: '[]', roster_due_at: 0, services: undefined, link: undefined }
}

const toArrival = (message: Message, tenant: string, reference: string | undefined): Arrival => ({
  tenant,
  person: message.person,
  course: message.course,
  role: message.role,
  ...(message.link ? { link: message.link } : {}),
  ...(message.placing && reference ? { placing: toPlacing(message.placing, reference) } : {}),
})
