import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPracticeLms, type PracticeLms } from '../support/practice-lms/index.ts'
import { readRecording, shapeOf } from './recordings.ts'
import { startSmallTool, type SmallTool } from './small-tool.ts'

describe('dynamic registration in the Moodle mood', () => {
  let lms: PracticeLms
  let smallTool: SmallTool

  beforeAll(async () => {
    lms = await startPracticeLms({ mood: 'moodle' })
    smallTool = await startSmallTool(lms)
  })
  afterAll(async () => {
    await smallTool.close()
    await lms.close()
  })

  const register = (token: string) =>
    fetch(lms.endpoints.registrationUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(smallTool.writeRegistration(readRecording('registration').request.body)),
    })
  const invite = () => {
    const { searchParams } = new URL(lms.inviteTool(`${smallTool.site.url}/register`))
    return searchParams.get('registration_token') ?? ''
  }

  it.each(['/.well-known/openid-configuration', '/mod/lti/openid-configuration.php'])(
    'describes the platform at %s',
    async (path) => {
      const { response: recorded } = readRecording('openid-configuration')
      const response = await fetch(lms.url + path)
      const body: unknown = await response.json()
      expect(response.headers.get('content-type')).toBe(recorded.headers['content-type'])
      const local = JSON.parse(JSON.stringify(recorded.body).replaceAll('https://moodle.test:8443', lms.url)) as unknown // the same with our address
      expect(body).toEqual(local)
    },
  )

  it('takes a tool once, which then waits for an administrator', async () => {
    const token = invite()
    const { response: recorded } = readRecording('registration')
    const response = await register(token)
    const body = (await response.json()) as Record<string, unknown> // compared below
    expect(response.status).toBe(200)
    expect(shapeOf(body)).toEqual(shapeOf(recorded.body))
    const configuration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'
    expect(body[configuration]).toMatchObject({ custom_parameters: { CamelKey: 'a b' } })
    const tool = lms.world.tools.at(-1)
    expect(tool).toMatchObject({ state: 'pending', inChooser: false, clientId: body['client_id'] })

    const again = await register(token)
    const { response: replayed } = readRecording('registration-replayed-token')
    expect(again.status).toBe(replayed.status)
    expect(again.headers.get('content-type')).toBe(replayed.headers['content-type'])
    expect(await again.text()).toBe(replayed.body)
  })

  it('gives no token to a tool that still waits, and one when it is active', async () => {
    await register(invite())
    const tool = lms.world.tools.at(-1)
    if (!tool) throw new Error('The registration left no tool.')
    expect((await smallTool.askToken(tool, tool.scopes.join(' '))).status).toBe(400)
    lms.activateTool(tool)
    expect((await smallTool.askToken(tool, tool.scopes.join(' '))).status).toBe(200)
  })

  it('turns away a token nobody made', async () => {
    expect((await register('invented')).status).toBe(401)
  })
})
