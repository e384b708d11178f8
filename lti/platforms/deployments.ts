import { hash } from 'node:crypto'
import type { DeploymentKey, DeploymentRow, LtiDb, PlatformRow } from '../tables.ts'

/**
 * The tenant: the same for the same issuer, client id and deployment, for ever, also after the platform was removed and
 * connected again.
 */
export const keyOfDeployment = (
  platform: Pick<PlatformRow, 'issuer' | 'client_id'>,
  deploymentId: string,
): DeploymentKey =>
  hash('sha256', JSON.stringify([platform.issuer, platform.client_id, deploymentId]), 'base64url').slice(
    0,
    27,
  ) as DeploymentKey

/** Keeps a deployment that was not known; one that is known stays as it is. */
export async function saveDeployment(
  db: LtiDb,
  { platform, deploymentId, status }: { platform: PlatformRow; deploymentId: string; status: DeploymentRow['status'] },
  now: number,
): Promise<void> {
  await db
    .insertInto('lti_deployments')
    .values({
      id: keyOfDeployment(platform, deploymentId),
      platform_id: platform.id,
      deployment_id: deploymentId,
      status,
      frame_origins: '[]',
      first_seen_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export const findDeployment = (db: LtiDb, key: DeploymentKey): Promise<DeploymentRow | undefined> =>
  db.selectFrom('lti_deployments').selectAll().where('id', '=', key).executeTakeFirst()

export const listDeployments = (db: LtiDb) =>
  db
    .selectFrom('lti_deployments')
    .innerJoin('lti_platforms', 'lti_platforms.id', 'lti_deployments.platform_id')
    .select(['lti_deployments.id', 'lti_deployments.deployment_id', 'lti_deployments.status'])
    .select(['lti_platforms.issuer', 'lti_platforms.client_id', 'lti_platforms.name'])
    .orderBy('lti_deployments.first_seen_at')
    .execute()

/** Lets a deployment in; false when there is none with this key. */
export async function approveDeployment(db: LtiDb, key: DeploymentKey): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lti_deployments')
    .set({ status: 'approved' })
    .where('id', '=', key)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** An address of a school's own: more than a few would mean that something is wrong. */
const mostOrigins = 8

/** The list of origins with a new one at its end, or undefined when nothing changes. */
export function addOrigin(stored: string, address: string | undefined): string | undefined {
  const origins = readOrigins(stored)
  const origin = address && URL.canParse(address) ? new URL(address).origin : 'null'
  if (origin === 'null' || origins.includes(origin)) return undefined
  return JSON.stringify([...origins, origin].slice(-mostOrigins))
}

export async function saveOrigins(db: LtiDb, key: DeploymentKey, origins: string): Promise<void> {
  await db.updateTable('lti_deployments').set({ frame_origins: origins }).where('id', '=', key).execute()
}

export const readOrigins = (stored: string): string[] => JSON.parse(stored) as string[]
