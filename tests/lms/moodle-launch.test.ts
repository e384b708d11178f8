import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPracticeLms, type Activity, type PracticeLms, type Tool } from '../support/practice-lms/index.ts'
import { readLaunch, readLogin, shapeOf } from './recordings.ts'
import { startSmallTool, type SmallTool } from './small-tool.ts'

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/'
const customOfTheRecordedTool = {
  context_history: '$Context.id.history',
  group_ids: '$Moodle.Person.userGroupIds',
  CamelKey: 'a b=c',
  due: '$ResourceLink.submission.endDateTime',
  username: '$User.username',
}

describe('a launch from the practice LMS in its Moodle mood', () => {
  let lms: PracticeLms
  let smallTool: SmallTool
  let tool: Tool
  let room: Activity

  beforeAll(async () => {
    lms = await startPracticeLms({ mood: 'moodle' })
    smallTool = await startSmallTool(lms)
    tool = lms.registerTool({ ...smallTool.seed, custom: customOfTheRecordedTool })
    const custom = { room_id: 'pitch-lab' }
    room = lms.addActivity({ title: 'Pitch lab', description: 'Practise', custom, scoreMaximum: 100 })
  })
  afterAll(async () => {
    await smallTool.close()
    await lms.close()
  })

  it('starts with the login that was recorded', async () => {
    await lms.launch(lms.person('nadia'), room)
    expect(shapeOf(smallTool.seen.logins.at(-1))).toEqual(shapeOf(readLogin().params))
  })

  const recorded = [
    { name: 'launch-learner', person: 'nadia' },
    { name: 'launch-teacher', person: 'agnieszka' },
    { name: 'launch-admin', person: 'admin' },
  ]
  it.each(recorded)('carries the claims of $name', async ({ name, person }) => {
    await lms.launch(lms.person(person), room)
    const claims = smallTool.seen.launches.at(-1) ?? {}
    const sample = readLaunch(name).claims
    expect(shapeOf(claims)).toEqual(shapeOf(sample))
    expect(claims[`${CLAIM}roles`]).toEqual(sample[`${CLAIM}roles`])
    expect(Number(claims.exp) - Number(claims.iat)).toBe(Number(sample['exp']) - Number(sample['iat']))
  })

  it.each([
    ['launch-new-window', 'window'],
    ['launch-replace-window', 'frame'],
  ] as const)('says in %s where it opens', async (name, container) => {
    const activity = lms.addActivity({ title: 'Room', description: 'Test', container, scoreMaximum: 100 })
    await lms.launch(lms.person('nadia'), activity)
    const claims = smallTool.seen.launches.at(-1) ?? {}
    expect(shapeOf(claims)).toEqual(shapeOf(readLaunch(name).claims))
    expect(claims[`${CLAIM}launch_presentation`]).toMatchObject({ document_target: container })
  })

  it('tells no name, no address and no sign-in name to a tool that may not know them', async () => {
    const shy = lms.registerTool({ ...smallTool.seed, custom: { origin: 'manual' }, sharesNames: false })
    const activity = lms.addActivity({ title: 'Room', description: 'Test', tool: shy, scoreMaximum: 100 })
    const claims = lms.claims({ person: lms.person('nadia'), activity, nonce: 'n' })
    expect(shapeOf(claims)).toEqual(shapeOf(readLaunch('launch-without-names').claims))
  })

  it('sends a deep-linked item to the registered address, with its own only in the target', async () => {
    const custom = { room_id: 'objections', MixedCase: 'Yes' }
    const url = `${smallTool.site.url}/launch?room=objections`
    const activity = lms.addActivity({ title: 'Objections', description: 'Chat', url, custom, scoreMaximum: 100 })
    const { post } = await lms.launch(lms.person('nadia'), activity)
    const claims = smallTool.seen.launches.at(-1) ?? {}
    expect(post.url).toBe(`${smallTool.site.url}/launch`)
    expect(claims[`${CLAIM}target_link_uri`]).toBe(url)
    expect(shapeOf(claims)).toEqual(shapeOf(readLaunch('launch-of-deep-linked-item').claims))
  })

  it('keeps unknown variables as they were written and sends capital keys twice', () => {
    const claims = lms.claims({ person: lms.person('nadia'), activity: room })
    expect(claims[`${CLAIM}custom`]).toMatchObject({
      due: '$ResourceLink.submission.endDateTime',
      camelkey: 'a b=c',
      CamelKey: 'a b=c',
      username: 'nadia',
    })
  })

  it('asks for content as recorded', async () => {
    await lms.launch(lms.person('agnieszka'), undefined, { tool })
    const claims = smallTool.seen.launches.at(-1) ?? {}
    expect(shapeOf(claims)).toEqual(shapeOf(readLaunch('launch-deep-linking').claims))
    const settings = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings'
    const { accept_types, accept_multiple } = readLaunch('launch-deep-linking').claims[settings] as Record<
      string,
      unknown
    > // recorded as an object
    expect(claims[settings]).toMatchObject({ accept_types, accept_multiple })
  })

  it('signs with a header like the recorded one', async () => {
    const header = decodeProtectedHeader(await lms.idToken({ person: lms.person('nadia'), activity: room }))
    expect(shapeOf(header)).toEqual(shapeOf(readLaunch('launch-learner').header))
  })
})
