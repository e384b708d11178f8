import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Tool } from '../support/practice-lms/index.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'
import { enterApp, listCodes } from './support/visits.ts'

const invite = async (door: FrontDoor): Promise<string> => (await door.run('invite'))[0] ?? ''

async function open(address: string) {
  const response = await fetch(address, { headers: { 'sec-fetch-dest': 'iframe' } })
  return { status: response.status, body: await response.text(), headers: response.headers }
}

/** Registers us in the LMS as its administrator does, and answers how it knows us then. */
async function register(door: FrontDoor): Promise<Tool> {
  const { status, body } = await open(door.lms.inviteTool(await invite(door)))
  expect(status, body).toBe(200)
  expect(body).toContain('org.imsglobal.lti.close')
  const tool = door.lms.world.tools.at(-1)
  if (!tool) throw new Error('The LMS registered nothing.')
  door.lms.activateTool(tool)
  return tool
}

describe('connecting a Moodle by invitation', () => {
  let door: FrontDoor

  beforeAll(async () => {
    door = await startFrontDoor({ connected: false })
  })
  beforeEach(() => {
    door.log.splice(0)
    door.lms.received.registrations.splice(0)
    door.lms.forgetCounts()
  })
  afterAll(() => door.close())

  it('makes it and us know each other, so that a launch works', async () => {
    const activity = door.lms.addActivity({ title: 'First visits', tool: await register(door) })
    const { post } = await door.lms.launch(door.lms.person('kwame'), activity)
    expect((await enterApp(door, post)).activity).toBeTruthy()
  })

  it('tells the LMS exactly what we are and what we ask for', async () => {
    await open(door.lms.inviteTool(await invite(door)))
    const [registration] = door.lms.received.registrations
    expect(registration?.headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json' })
    expect(registration?.headers['user-agent']).toContain('Tertulia')
    expect(registration?.body).toMatchObject({
      ...{ application_type: 'web', response_types: ['id_token'], grant_types: ['implicit', 'client_credentials'] },
      ...{ initiate_login_uri: `${door.url}/lti/login`, redirect_uris: [`${door.url}/lti/launch`] },
      ...{ jwks_uri: `${door.url}/lti/keys`, token_endpoint_auth_method: 'private_key_jwt' },
      scope: expect.stringContaining('contextmembership.readonly') as string,
      'https://purl.imsglobal.org/spec/lti-tool-configuration': {
        custom_parameters: { context_history: '$Context.id.history', link_history: '$ResourceLink.id.history' },
        messages: [{ type: 'LtiResourceLinkRequest' }, { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] }],
      },
    })
  })

  it('works once', async () => {
    const invitation = await invite(door)
    await open(door.lms.inviteTool(invitation))
    const { status, body } = await open(door.lms.inviteTool(invitation))
    expect(status).toBe(403)
    expect(body).toContain('This invitation does not work any more')
    expect(listCodes(door)).toEqual(['platform_connected', 'invitation_unknown'])
    expect(door.lms.received.registrations).toHaveLength(1)
  })

  it('works once also when two open it at the same moment', async () => {
    const invitation = await invite(door)
    const answers = await Promise.all([open(door.lms.inviteTool(invitation)), open(door.lms.inviteTool(invitation))])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403])
    expect(door.lms.received.registrations).toHaveLength(1)
  })

  it('ends after a week', async () => {
    const invitation = await invite(door)
    door.wait(8 * 24 * 60 * 60 * 1000)
    expect((await open(door.lms.inviteTool(invitation))).status).toBe(403)
    door.wait(-8 * 24 * 60 * 60 * 1000)
  })

  it('is refused without an invitation, or with one that was guessed', async () => {
    for (const address of ['/lti/register', '/lti/register/guessed'])
      expect((await open(door.lms.inviteTool(door.url + address))).status).toBe(403)
    expect(listCodes(door)).toEqual(['invitation_missing', 'invitation_unknown'])
    expect(door.lms.counts.configuration).toBe(0)
  })

  it.each([
    { what: 'no address', code: 'configuration_missing', query: {} },
    {
      what: 'an address where nothing is',
      code: 'configuration_unreachable',
      query: { openid_configuration: 'LMS/nothing-here' },
    },
    {
      what: 'an address within our own walls',
      code: 'configuration_unreachable',
      query: { openid_configuration: 'http://10.0.0.1/x' },
    },
    {
      what: 'an address of another kind',
      code: 'configuration_unreachable',
      query: { openid_configuration: 'file:///etc/passwd' },
    },
    {
      what: 'a key set instead of a configuration',
      code: 'configuration_wrong',
      query: { openid_configuration: 'JWKS' },
    },
  ])('is refused with $what, and the invitation stays good', async ({ code, query }) => {
    const invitation = await invite(door)
    const address = new URL(invitation)
    for (const [name, value] of Object.entries(query))
      address.searchParams.set(name, value.replace('LMS', door.lms.url).replace('JWKS', door.lms.endpoints.jwksUrl))
    const { status, body } = await open(address.href)
    expect(status).toBe(400)
    expect(body).toContain('The site could not be connected')
    expect(listCodes(door)).toEqual([code])
    expect((await open(door.lms.inviteTool(invitation))).status).toBe(200)
  })

  it('is refused with a token that the LMS has spent', async () => {
    const spent = new URL(door.lms.inviteTool(await invite(door)))
    await open(spent.href)
    const again = new URL(await invite(door))
    again.search = spent.search
    expect((await open(again.href)).status).toBe(400)
    expect(listCodes(door)).toEqual(['platform_connected', 'registration_failed'])
  })

  it('keeps the invitation out of the log', async () => {
    const invitation = await invite(door)
    await open(door.lms.inviteTool(invitation))
    expect(JSON.stringify(door.log)).not.toContain(invitation.split('/').at(-1))
  })
})

describe('connecting a Canvas by invitation', () => {
  it('leaves the schools that share its key waiting, each until an administrator lets it in', async () => {
    const door = await startFrontDoor({ connected: false, lms: { mood: 'canvas' } })
    const tool = await register(door)
    const activity = door.lms.addActivity({ title: 'First visits', tool })
    const { post } = await door.lms.launch(door.lms.person('kwame'), activity)
    expect(post.status).toBe(403)
    expect(post.body).toContain('An administrator has to let this site in')
    const [line = ''] = await door.run('deployment list')
    expect(line).toContain(tool.deploymentId)
    await door.run('deployment approve', line.split(' ')[0] ?? '')
    expect((await door.lms.launch(door.lms.person('kwame'), activity)).post.status).toBe(303)
    await door.close()
  })
})

describe('connecting an LMS that speaks for another', () => {
  it('is refused', async () => {
    const door = await startFrontDoor({ connected: false, lms: { issuer: 'https://lms.somebody-else.example' } })
    expect((await open(door.lms.inviteTool(await invite(door)))).status).toBe(400)
    expect(listCodes(door)).toEqual(['configuration_issuer_wrong'])
    expect(await door.countRows()).toMatchObject({ lti_platforms: 0 })
    await door.close()
  })
})
