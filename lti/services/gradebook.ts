import type { Column, OpenColumn, Opening, Result, Results } from '../../server/grades/gradebook.ts'
import type { Ltijs } from '../ltijs/adapter.ts'
import { findText } from '../oidc/claims.ts'
import { AnsweredNo } from '../outgoing/failures.ts'
import type { Outgoing } from '../outgoing/outgoing.ts'
import { readMake } from '../platforms/makes.ts'
import type { DeploymentKey, LtiDatabase, LtiDb, PlatformRow } from '../tables.ts'
import { toObject } from './configuration.ts'
import { findOrMakeLineItem } from './made-line-items.ts'
import { withinLineItem } from './line-items.ts'
import { toLater } from './retrying.ts'
import { postScore } from './scores.ts'
import { everyScope, scopes } from './scopes.ts'

/** What the gradebook works with. */
export interface GradebookParts {
  readonly database: LtiDatabase
  readonly ltijs: Ltijs
  readonly outgoing: Outgoing
  now(): number
}

/** The course of a column as its launches described it. */
export interface GradedCourse {
  readonly platform: PlatformRow
  readonly key: DeploymentKey
  readonly lineItemsUrl: string | null
  readonly scopes: readonly string[]
  /** The column of one of the activity's links. */
  readonly linkUrl: string | null
}

/** Finds a column: of the link where the activity has one there, else one that is made beside it. */
export async function openColumn(parts: GradebookParts, column: Column): Promise<Opening> {
  const course = await parts.database.read((db) => findCourse(db, column))
  if (!course) return { kind: 'none', reason: 'not_graded' }
  if (!course.scopes.includes(scopes.scores)) return { kind: 'none', reason: 'not_allowed' }
  const found = await findUrl(parts, course, column)
  return typeof found === 'string' ? { kind: 'open', column: openUrl(parts, course, found) } : found
}

async function findUrl(parts: GradebookParts, course: GradedCourse, column: Column): Promise<string | Opening> {
  if (column.lineItem.key === '') return course.linkUrl ?? { kind: 'none', reason: 'not_graded' }
  if (!course.lineItemsUrl || !course.scopes.includes(scopes.lineItems)) return { kind: 'none', reason: 'not_allowed' }
  return findOrMakeLineItem(parts, { ...course, lineItemsUrl: course.lineItemsUrl }, column)
}

async function findCourse(db: LtiDb, { tenant, course, links }: Column): Promise<GradedCourse | undefined> {
  const key = tenant as DeploymentKey
  const platform = await db
    .selectFrom('lti_platforms')
    .innerJoin('lti_deployments', 'lti_deployments.platform_id', 'lti_platforms.id')
    .selectAll('lti_platforms')
    .where('lti_deployments.id', '=', key)
    .where('lti_platforms.active', '=', 1)
    .executeTakeFirst()
  const services = await db
    .selectFrom('lti_courses')
    .select(['line_items_url', 'scopes'])
    .where('deployment_key', '=', key)
    .where('context_id', '=', course)
    .executeTakeFirst()
  if (!platform || !services) return undefined
  const linkUrl = await findLinkUrl(db, { key, course, links })
  const allowed = (JSON.parse(services.scopes) as string[]).filter((scope) => everyScope.includes(scope))
  return { platform, key, lineItemsUrl: services.line_items_url, scopes: allowed, linkUrl }
}

/** An activity that several links lead to has the column of the first of them that is graded. */
async function findLinkUrl(
  db: LtiDb,
  { key, course, links }: { key: DeploymentKey; course: string; links: readonly string[] },
): Promise<string | null> {
  if (links.length === 0) return null
  const row = await db
    .selectFrom('lti_links')
    .select('line_item_url')
    .where('deployment_key', '=', key)
    .where('context_id', '=', course)
    .where('resource_link', 'in', links)
    .where('line_item_url', 'is not', null)
    .orderBy('resource_link')
    .executeTakeFirst()
  return row?.line_item_url ?? null
}

function openUrl(parts: GradebookParts, { platform, scopes: allowed }: GradedCourse, lineItemUrl: string): OpenColumn {
  const make = readMake(platform.kind)
  const mayLook = scopes.readResults.split(' ').every((scope) => allowed.includes(scope) || scope !== resultScope)
  return {
    commentsAddUp: make.commentsAddUp,
    unfinishedRemovesGrade: make.pendingScoreRemovesGrade,
    showsProgress: make.showsProgress,
    listResults: (people) =>
      mayLook ? listResults(parts, { platform, lineItemUrl }, people) : Promise.resolve({ kind: 'hidden' }),
    send: (score) => postScore(parts, { platform, lineItemUrl }, score),
  }
}

const resultScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly'

/** Who may not look, or asks an LMS that has no results to show. */
const unreadable: readonly number[] = [400, 401, 403, 404, 405]

/** A list of more pages than this is a paging that goes in circles. */
const mostPages = 500

interface PlacedColumn {
  readonly platform: PlatformRow
  readonly lineItemUrl: string
}

async function listResults(
  { ltijs, outgoing }: GradebookParts,
  { platform, lineItemUrl }: PlacedColumn,
  people: readonly string[] | undefined,
): Promise<Results> {
  const starts = people?.map((person) => withQuery(withinLineItem(lineItemUrl, 'results'), 'user_id', person))
  const results = new Map<string, Result>()
  try {
    for (const start of starts ?? [undefined]) {
      let next = start
      for (let page = 0; page < mostPages && (page === 0 || next); page += 1) {
        const found = await ltijs.results(platform, lineItemUrl, next)
        for (const item of found.items) addResult(results, item)
        next = found.next
      }
    }
    return { kind: 'read', results }
  } catch (error) {
    if (!(error instanceof AnsweredNo) || !unreadable.includes(error.status)) return toLater(error)
    const isGone = error.status === 404 && (await isColumnGone({ ltijs, outgoing }, { platform, lineItemUrl }))
    return { kind: isGone ? 'gone' : 'hidden' }
  }
}

/** Whether a teacher took the column away, and not only its results. */
async function isColumnGone(
  { ltijs, outgoing }: Pick<GradebookParts, 'ltijs' | 'outgoing'>,
  { platform, lineItemUrl }: PlacedColumn,
): Promise<boolean> {
  let answered: unknown
  const accept = 'application/vnd.ims.lis.v2.lineitem+json'
  try {
    await ltijs.tokens.use(platform, scopes.readResults, ({ access_token: token }) =>
      outgoing
        .call({ url: lineItemUrl, headers: { accept, authorization: `Bearer ${token}` } })
        .catch((error: unknown) => {
          answered = error
          throw error
        }),
    )
    return false
  } catch (error) {
    // What the token endpoint says is not about the column.
    return error === answered && error instanceof AnsweredNo && error.status === 404
  }
}

function withQuery(address: string, name: string, value: string): string {
  const url = new URL(address)
  url.searchParams.set(name, value)
  return url.href
}

/** A result as AGS 2.0 has it (3.3); what is not said is no grade. */
function addResult(results: Map<string, Result>, item: unknown): void {
  const result = toObject(item)
  const person = findText(result['userId'])
  if (!person) return
  const { resultScore: given, resultMaximum: maximum } = result
  const at = Date.parse(findText(result['timestamp']) ?? '')
  results.set(person, {
    given: typeof given === 'number' ? given : null,
    maximum: typeof maximum === 'number' && maximum > 0 ? maximum : 1,
    comment: findText(result['comment']) ?? null,
    at: Number.isNaN(at) ? null : at,
  })
}
