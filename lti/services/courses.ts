import { keepQuery } from '../../server/database/kept-query.ts'
import { queueNowhere } from '../../server/grades/tending.ts'
import type { Message, Services } from '../oidc/message.ts'
import type { DeploymentKey, DeploymentRow, LtiDb } from '../tables.ts'

/** What is known of a deployment, and of the course and link that a message names, before it is recorded. */
export interface Known extends Pick<DeploymentRow, 'status' | 'frame_origins'> {
  /** 0 when the course was never seen. */
  readonly roster_due_at: number
  /** What is stored of the course and of the link, written out to compare; undefined when nothing is. */
  readonly services: string | undefined
  readonly link: string | undefined
}

interface Place {
  readonly key: DeploymentKey
  readonly context: string
  readonly link: string
}

const selectKnown = keepQuery((db: LtiDb, { key, context, link }: { [Name in keyof Place]: Place[Name] }) =>
  db
    .selectFrom('lti_deployments as d')
    .leftJoin('lti_courses as c', (join) =>
      join.onRef('c.deployment_key', '=', 'd.id').on('c.context_id', '=', context),
    )
    .leftJoin('lti_links as l', (join) =>
      join.onRef('l.deployment_key', '=', 'd.id').on('l.context_id', '=', context).on('l.resource_link', '=', link),
    )
    .select(['d.status', 'd.frame_origins', 'c.context_id', 'c.memberships_url', 'c.line_items_url', 'c.scopes'])
    .select(['c.history', 'c.roster_due_at', 'l.resource_link', 'l.line_item_url', 'l.history as link_history'])
    .where('d.id', '=', key),
)

/** Finds all of it in one look; undefined when the deployment was never seen. */
export async function findKnown(db: LtiDb, key: DeploymentKey, { course, link }: Message): Promise<Known | undefined> {
  const [row] = await selectKnown(db, { key, context: course.externalId, link: link?.id ?? '' })
  if (!row) return undefined
  const { status, frame_origins, memberships_url, line_items_url, scopes, history } = row
  return {
    status,
    frame_origins,
    roster_due_at: row.roster_due_at ?? 0,
    services: row.context_id === null ? undefined : write(memberships_url, line_items_url, scopes, history),
    link: row.resource_link === null ? undefined : write(row.line_item_url, row.link_history),
  }
}

const write = (...values: (string | null | undefined)[]): string => JSON.stringify(values.map((value) => value ?? null))

/** Keeps what the LMS says it offers; most launches say what the one before said, and write nothing. */
export async function saveServices(
  db: LtiDb,
  key: DeploymentKey,
  { message, known, now }: { message: Message; known: Known; now: number },
): Promise<void> {
  const { services, course, link } = message
  const scopes = JSON.stringify(services.scopes)
  const said = write(services.membershipsUrl, services.lineItemsUrl, scopes, services.courseHistory)
  const isNewCourse = said !== known.services
  const isNewLink = link !== undefined && write(services.lineItemUrl, services.linkHistory) !== known.link
  const place = { deployment_key: key, context_id: course.externalId }
  if (isNewCourse) await saveCourse(db, place, services)
  if (isNewLink) await saveLink(db, { ...place, resource_link: link.id }, services)
  // What had no column in the gradebook may have one now.
  if (isNewCourse || isNewLink) await queueNowhere(db, { tenant: key, externalId: course.externalId }, now)
}

async function saveCourse(
  db: LtiDb,
  place: { deployment_key: DeploymentKey; context_id: string },
  services: Services,
): Promise<void> {
  const offers = {
    memberships_url: services.membershipsUrl ?? null,
    line_items_url: services.lineItemsUrl ?? null,
    scopes: JSON.stringify(services.scopes),
    history: services.courseHistory ?? null,
  }
  await db
    .insertInto('lti_courses')
    .values({ ...place, ...offers, roster_due_at: 0 })
    .onConflict((conflict) => conflict.columns(['deployment_key', 'context_id']).doUpdateSet(offers))
    .execute()
}

async function saveLink(
  db: LtiDb,
  place: { deployment_key: DeploymentKey; context_id: string; resource_link: string },
  services: Services,
): Promise<void> {
  const offers = { line_item_url: services.lineItemUrl ?? null, history: services.linkHistory ?? null }
  await db
    .insertInto('lti_links')
    .values({ ...place, ...offers })
    .onConflict((conflict) => conflict.columns(['deployment_key', 'context_id', 'resource_link']).doUpdateSet(offers))
    .execute()
}
