import { randomBytes } from 'node:crypto'
import type { FastifyBaseLogger } from 'fastify'
import type { Admission, Arrival } from '../../server/arrivals/arrival.ts'
import { leads } from '../../server/people/roles.ts'
import { addOrigin, keyOfDeployment, readOrigins, saveDeployment, saveOrigins } from '../platforms/deployments.ts'
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

/**
 * Lets in whoever brought a checked message: ends the login, keeps what the LMS offers, and asks the house for a code, all in
 * one transaction: of two posts of one launch one gets in, and a launch that fails leaves nothing.
 */
export async function enter(door: Door, { login, message, log }: Visitor): Promise<Way> {
  if (message.placing) checkPlacing(message.placing, leads(message.role))
  const key = keyOfDeployment(login, message.deploymentId)
  const reference = message.placing && randomBytes(18).toString('base64url')
  const entry = { login, message, key, reference, now: door.now() }
  const { admission, known } = await admit(door, entry)
  if (admission.leads && known.roster_due_at <= door.now()) {
    const { course, deploymentId } = message
    door.rosters.start({ platform: login, deploymentId, key, course: course.externalId }, log)
  }
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

async function admit(door: Door, entry: Entry): Promise<{ admission: Admission; known: Known }> {
  const found: { known?: Known } = {}
  try {
    const admission = await door.arrivals.admit(toArrival(entry), async (db) => {
      found.known = await record(db, entry)
    })
    if (!found.known) throw new Error('The house let somebody in without our part of it.')
    return { admission, known: found.known }
  } catch (error) {
    if (error instanceof TurnedAway && error.code === 'deployment_waiting')
      await door.database.write((db) => keepWaiting(db, entry))
    throw error
  }
}

/** Everything of the front door's own that one launch changes. Throws TurnedAway. */
async function record(db: LtiDb, entry: Entry): Promise<Known> {
  const { login, message, key, reference, now } = entry
  if (!(await takeLogin(db, login.state_hash))) throw new TurnedAway('state_unknown')
  const known = (await findKnown(db, key, message)) ?? (await meetDeployment(db, entry))
  if (known.status === 'waiting') throw new TurnedAway('deployment_waiting')
  const origins = addOrigin(known.frame_origins, message.returnUrl)
  if (origins) await saveOrigins(db, key, origins)
  await saveServices(db, key, { message, known, now })
  if (message.placing && reference) await savePlacing(db, { reference, key, settings: message.placing }, now)
  return origins ? { ...known, frame_origins: origins } : known
}

/** A deployment seen for the first time comes in where one institution holds the client id; else an administrator decides. */
async function meetDeployment(db: LtiDb, { login, message, now }: Entry): Promise<Known> {
  const status = login.accept_any_deployment ? 'approved' : 'waiting'
  if (status === 'approved')
    await saveDeployment(db, { platform: login, deploymentId: message.deploymentId, status }, now)
  return { status, frame_origins: '[]', roster_due_at: 0, services: undefined, link: undefined }
}

/** Of a launch that is not let in this is all that stays: the deployment, for an administrator to see. */
async function keepWaiting(db: LtiDb, { login, message, now }: Entry): Promise<void> {
  await takeLogin(db, login.state_hash)
  await saveDeployment(db, { platform: login, deploymentId: message.deploymentId, status: 'waiting' }, now)
}

const toArrival = ({ message, key, reference }: Entry): Arrival => ({
  tenant: key,
  person: message.person,
  course: message.course,
  role: message.role,
  ...(message.link ? { link: message.link } : {}),
  ...(message.placing && reference ? { placing: toPlacing(message.placing, reference) } : {}),
})
