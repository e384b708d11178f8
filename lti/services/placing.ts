import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import type { Placed } from '../../server/activities/placing.ts'
import type { Placing } from '../../server/arrivals/arrival.ts'
import { refuse } from '../../server/errors.ts'
import { bearerOf } from '../../server/operations/http.ts'
import { compileInput } from '../../server/operations/schemas.ts'
import type { Door } from '../oidc/door.ts'
import { TurnedAway } from '../oidc/refusals.ts'
import type { Claims } from '../oidc/signature.ts'
import type { DeploymentKey, LtiDb, PlacingRow, PlatformRow } from '../tables.ts'

const itemType = 'ltiResourceLink'

/** A working day: whoever writes a long introduction is not hurried. */
const lifetime = 8 * 60 * 60 * 1000

/** LMSs write flags as booleans and as words. */
const isYes = (flag: unknown): boolean => flag === true || flag === 'true'
const isNo = (flag: unknown): boolean => flag === false || flag === 'false'

/** Throws TurnedAway when somebody came to place an activity who may not, or where none can be placed. */
export function checkPlacing(settings: Claims, mayPlace: boolean): void {
  if (!mayPlace) throw new TurnedAway('placing_not_allowed')
  const types = settings['accept_types']
  if (!Array.isArray(types) || !types.includes(itemType)) throw new TurnedAway('placing_type_not_accepted')
}

/** The picker's wishes as the house understands them. A line item is taken for welcome unless it is refused: Moodle says nothing. */
export const toPlacing = (settings: Claims, reference: string): Placing => ({
  reference,
  graded: !isNo(settings['accept_lineitem']),
  several: isYes(settings['accept_multiple']),
})

export async function savePlacing(
  db: LtiDb,
  { reference, key, settings }: { reference: string; key: DeploymentKey; settings: Claims },
  now: number,
): Promise<void> {
  await db
    .insertInto('lti_placings')
    .values({ reference, deployment_key: key, settings: JSON.stringify(settings), expires_at: now + lifetime })
    .execute()
}

const Wish = Type.Object({
  reference: Type.String({ minLength: 1, maxLength: 100 }),
  /** What to make, as `Placements.create` wants it: checked there. */
  setUp: Type.Unknown(),
})

const validateWish: (value: unknown) => asserts value is Static<typeof Wish> = compileInput(Wish)

/**
 * `POST /lti/place` with a session: makes the activity, and answers `{ action, jwt }`, which the page posts to `action`
 * as the field `JWT`. Throws Refusals; `not_found` when the picker's request is too old.
 */
export function addPlacing(app: FastifyInstance, door: Door): void {
  app.post('/lti/place', async (request, reply) => {
    const token = bearerOf(request)
    const wish = request.body
    validateWish(wish)
    const picker = await door.database.read((db) => findPicker(db, wish.reference, door.now()))
    if (!picker) throw refuse('not_found')
    const placed = await door.placements.create(token, wish.setUp)
    return reply.header('cache-control', 'no-store').send(await answerPicker(door, picker, placed))
  })
}

type Picker = PlatformRow & Pick<PlacingRow, 'settings'> & { deployment_id: string }

const findPicker = (db: LtiDb, reference: string, now: number): Promise<Picker | undefined> =>
  db
    .selectFrom('lti_placings')
    .innerJoin('lti_deployments', 'lti_deployments.id', 'lti_placings.deployment_key')
    .innerJoin('lti_platforms', 'lti_platforms.id', 'lti_deployments.platform_id')
    .selectAll('lti_platforms')
    .select(['lti_placings.settings', 'lti_deployments.deployment_id'])
    .where('reference', '=', reference)
    .where('expires_at', '>', now)
    .executeTakeFirst()

async function answerPicker(door: Door, picker: Picker, placed: Placed): Promise<{ action: string; jwt: string }> {
  const settings = JSON.parse(picker.settings) as Claims
  const items = [toItem(placed, { home: door.home, graded: toPlacing(settings, '').graded })]
  const jwt = await door.ltijs.deepLinkMessage(picker, { deploymentId: picker.deployment_id, settings, items })
  return { action: String(settings['deep_link_return_url']), jwt }
}

/** A link as Deep Linking 2.0 has it. Blackboard shows "Invalid Link" without a `url`; Moodle keeps only that and `custom`. */
const toItem = ({ activity, title, lineItem }: Placed, picker: { home: string; graded: boolean }) => ({
  type: itemType,
  title,
  url: `${picker.home}/lti/launch?activity=${encodeURIComponent(activity)}`,
  custom: { activity },
  ...(lineItem && picker.graded
    ? { lineItem: { label: lineItem.label, scoreMaximum: lineItem.maximum, resourceId: activity } }
    : {}),
})
