import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { textsIn, withNumber } from '../../lti/pages/texts.ts'
import type { DeploymentKey, LtiTables } from '../../lti/tables.ts'
import { startFrontDoor, type FrontDoor, type FrontDoorOptions } from './support/front-door.ts'
import { enterApp, listCodes } from './support/visits.ts'

it.each([
  ['en', 'number below'],
  ['es', 'número de abajo'],
] as const)('Pages of refusals show the number unfolded where their words in %s speak of it', (language, words) => {
  const { stories } = textsIn(language)
  const speaking = Object.entries(stories).filter(([, paragraphs]) => paragraphs.some((text) => text.includes(words)))
  expect(new Set(speaking.map(([story]) => story))).toEqual(withNumber)
})

describe('the platforms that are connected', () => {
  let door: FrontDoor

  const start = async (options: FrontDoorOptions = {}) => {
    door = await startFrontDoor(options)
  }
  afterEach(() => door.close())

  const addresses = (name: string) => [
    ...['--authorize-url', `https://${name}.example/authorize`, '--token-url', `https://${name}.example/token`],
    ...['--jwks-url', `https://${name}.example/jwks`],
  ]
  const logIn = async (fields: Record<string, string>, language = 'en') => {
    const response = await fetch(`${door.url}/lti/login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-dest': 'document', 'accept-language': language },
      body: new URLSearchParams(fields),
    })
    return { status: response.status, body: await response.text(), headers: response.headers }
  }

  it.each([
    ['without an issuer', { login_hint: '5' }, 'issuer_missing', 400],
    ['with an issuer that is no text', { iss: 'https://a.example\0', login_hint: '5' }, 'issuer_missing', 400],
    ['of a platform that nobody connected', { iss: 'https://evil.example', login_hint: '5' }, 'platform_unknown', 403],
    [
      'with a client id of somebody else',
      { iss: 'LMS', client_id: 'another', login_hint: '5' },
      'platform_unknown',
      403,
    ],
    ['without a hint of who it is', { iss: 'LMS', client_id: 'OURS' }, 'login_hint_missing', 400],
  ])('refuse a login %s', async (_what, fields, code, status) => {
    await start()
    const before = await door.rows('select * from lti_logins')
    const known: Record<string, string> = { LMS: door.lms.issuer, OURS: door.tool.clientId }
    const filled = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, known[value] ?? value]))
    expect((await logIn(filled)).status).toBe(status)
    expect(listCodes(door)).toEqual([code])
    expect(await door.rows('select * from lti_logins')).toEqual(before)
  })

  it('need no client id as long as the issuer has one only', async () => {
    await start()
    const fields = { iss: door.lms.issuer, login_hint: '5' }
    expect((await logIn(fields)).status).toBe(302)
    await door.run('platform add', '--issuer', door.lms.issuer, '--client-id', 'second', ...addresses('second'))
    expect((await logIn(fields)).status).toBe(403)
    expect(listCodes(door)).toEqual(['platform_ambiguous'])
    expect((await logIn({ ...fields, client_id: door.tool.clientId })).status).toBe(302)
  })

  it('are tenants apart: the same person and course ids at two platforms are two people and two courses', async () => {
    await start()
    const activity = door.lms.addActivity({ title: 'First visits' })
    const second = door.lms.registerTool({
      ...{
        loginUrl: `${door.url}/lti/login`,
        redirectUris: [`${door.url}/lti/launch`],
        jwksUrl: `${door.url}/lti/keys`,
      },
    })
    const { authorizeUrl, tokenUrl, jwksUrl } = door.lms.endpoints
    await door.run(
      'platform add',
      ...['--issuer', door.lms.issuer, '--client-id', second.clientId, '--deployment', second.deploymentId],
      ...['--authorize-url', authorizeUrl, '--token-url', tokenUrl, '--jwks-url', jwksUrl],
    )
    const other = door.lms.addActivity({ title: 'First visits', tool: second })
    const visits = []
    for (const one of [activity, other])
      visits.push(await enterApp(door, (await door.lms.launch(door.lms.person('kwame'), one)).post))
    expect(new Set(visits.map((visit) => visit.activity)).size).toBe(2)
    expect(await door.countRows()).toMatchObject({ people: 2, courses: 2 })
  })

  it('are listed, switched off, and switched on again', async () => {
    await start()
    const activity = door.lms.addActivity({ title: 'First visits' })
    const [line = ''] = await door.run('platform list')
    expect(line).toContain(door.lms.issuer)
    expect(line).toMatch(/ active /)
    const id = line.split(' ')[0] ?? ''
    await door.run('platform deactivate', id)
    await expect(door.lms.launch(door.lms.person('kwame'), activity)).rejects.toThrow('did not redirect')
    expect(listCodes(door)).toEqual(['platform_inactive'])
    expect((await door.run('platform list'))[0]).toContain('inactive')
    await door.run('platform activate', id)
    expect((await door.lms.launch(door.lms.person('kwame'), activity)).post.status).toBe(303)
  })

  it('do not finish a launch that was begun before they were switched off', async () => {
    await start()
    const dance = door.lms.dance(door.lms.person('kwame'), door.lms.addActivity({ title: 'First visits' }))
    await dance.login()
    await dance.authorize()
    await door.run('platform deactivate', (await door.run('platform list'))[0]?.split(' ')[0] ?? '')
    expect((await dance.post()).status).toBe(403)
    expect(listCodes(door)).toEqual(['platform_inactive'])
  })

  it('let in any deployment only where an administrator said so', async () => {
    await start({ deployments: [], acceptAnyDeployment: true })
    const activity = door.lms.addActivity({ title: 'First visits' })
    expect((await door.lms.launch(door.lms.person('kwame'), activity)).post.status).toBe(303)
    expect((await door.run('deployment list'))[0]).toContain('approved')
  })

  it('keep an unknown deployment waiting until it is approved', async () => {
    await start({ deployments: [] })
    const activity = door.lms.addActivity({ title: 'First visits' })
    const refused = (await door.lms.launch(door.lms.person('kwame'), activity)).post
    expect(refused.status).toBe(403)
    expect(refused.body).toContain('An administrator has to let this site in')
    expect(await door.countRows()).toMatchObject({ people: 0, lti_deployments: 1, lti_courses: 0 })
    const [line = ''] = await door.run('deployment list')
    await door.run('deployment approve', line.split(' ')[0] ?? '')
    expect((await door.lms.launch(door.lms.person('kwame'), activity)).post.status).toBe(303)
  })

  it('may have a deployment whose key looks like an option', async () => {
    await start({ deployments: [] })
    await door.lms.launch(door.lms.person('kwame'), door.lms.addActivity({ title: 'First visits' }))
    await door.database.write((db) =>
      db
        .withTables<LtiTables>()
        .updateTable('lti_deployments')
        .set({ id: '-x' as DeploymentKey })
        .execute(),
    )
    expect(await door.run('deployment approve', '-x')).toEqual(['Deployment -x is let in from now on.'])
  })

  it('are refused by the command line with a sentence when something is wrong', async () => {
    await start()
    const add = (...args: string[]) => door.run('platform add', ...args)
    await expect(add('--issuer', 'https://a.example')).rejects.toThrow('--client-id is missing.')
    await expect(
      add('--issuer', 'https://a.example', '--client-id', 'x', ...addresses('a'), '--colour', 'red'),
    ).rejects.toThrow('--colour')
    for (const issuer of ['the LMS', 'lms.example', 'https://a.example '])
      await expect(add('--issuer', issuer, '--client-id', 'x', ...addresses('a'))).rejects.toThrow(
        `--issuer is "${issuer}"`,
      )
    const inside = ['--authorize-url', 'http://intranet/authorize', ...addresses('a').slice(2)]
    await expect(add('--issuer', 'https://a.example', '--client-id', 'x', ...inside)).rejects.toThrow(
      'TERTULIA_TRUSTED_HOSTS',
    )
    await expect(
      add('--issuer', door.lms.issuer, '--client-id', door.tool.clientId, ...addresses('a')),
    ).rejects.toThrow('connected already')
    await expect(door.run('platform activate', 'nothing')).rejects.toThrow('There is no platform nothing.')
    await expect(door.run('deployment approve')).rejects.toThrow('Say which deployment')
    expect(await door.countRows()).toMatchObject({ lti_platforms: 1 })
  })

  it('speak the language of the person who is turned away', async () => {
    await start()
    const { body } = await logIn({ iss: 'https://evil.example', login_hint: '5' }, 'fr-FR, es-MX;q=0.8, en;q=0.5')
    expect(body).toContain('<html lang="es">')
    expect(body).toContain('Este sitio de cursos aún no está conectado')
  })

  const moveKeys = (to: string) =>
    door.database.write((db) => sql`update lti_platforms set jwks_url = ${to}`.execute(db))

  it('answer to the doctor: keys, reachability and clock', async () => {
    await start()
    expect((await door.part.checks()).map(({ well }) => well)).toEqual([true, true, true])
    door.lms.outage('jwks')
    const checks = await door.part.checks()
    expect(checks.find(({ name }) => name.startsWith('platform'))).toMatchObject({
      well: false,
      advice: expect.stringContaining('/certs') as string,
    })
    door.lms.outage('jwks', false)
    await moveKeys('http://lms.intranet/keys')
    expect((await door.part.checks()).find(({ name }) => name.startsWith('platform'))).toMatchObject({
      well: false,
      advice: expect.stringContaining('TERTULIA_TRUSTED_HOSTS') as string,
    })
    await moveKeys(`${door.lms.issuer}/`)
    expect((await door.part.checks()).find(({ name }) => name.startsWith('platform'))).toMatchObject({
      well: false,
      finding: `${door.lms.issuer}/ holds no keys`,
    })
    await moveKeys(`${door.lms.issuer}/mod/lti/certs.php`)
    expect((await door.part.checks()).map(({ finding }) => finding)).toContain('answers, with 1 key')
    door.wait(5 * 60 * 1000)
    expect((await door.part.checks()).find(({ name }) => name.startsWith('clock'))).toMatchObject({
      well: false,
      finding: expect.stringMatching(/^(299|300|301) s apart$/) as string,
    })
  })
})
