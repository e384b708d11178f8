import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLtijs } from '../../lti/ltijs/adapter.ts'
import { openOutgoing } from '../../lti/outgoing/outgoing.ts'
import { openLtiTables } from '../../lti/tables.ts'
import { startFrontDoor, type FrontDoor } from './support/front-door.ts'

describe("the tool's own keys", () => {
  let door: FrontDoor

  beforeEach(async () => {
    door = await startFrontDoor()
  })
  afterEach(() => door.close())

  it('are served as a key set that caches understand', async () => {
    const first = await fetch(`${door.url}/lti/keys`)
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    const { keys } = (await first.json()) as { keys: Record<string, unknown>[] }
    expect(keys).toEqual([
      expect.objectContaining({
        kty: 'RSA',
        alg: 'RS256',
        use: 'sig',
        kid: expect.any(String) as string,
        n: expect.any(String) as string,
      }),
    ])
    expect(keys[0]).not.toHaveProperty('d')
    const again = await fetch(`${door.url}/lti/keys`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  })

  it('lie in the database sealed', async () => {
    const rows = await door.rows<{ content: string }>('select content from lti_sealed')
    expect(rows).toHaveLength(2)
    for (const { content } of rows) expect(content).toMatch(/^v1\.[\w-]+\.[\w-]{22}\.[\w-]+$/)
  })

  it('that cannot be read with the secret at hand are named as the reason', async () => {
    const { configuration, now } = door.house
    const outgoing = openOutgoing(configuration)
    const stranger = openLtijs(openLtiTables(door.database), {
      outgoing,
      secret: 'another secret of thirty-two letters',
      now,
    })
    await expect(stranger.keyset()).rejects.toThrow('cannot be read with this TERTULIA_SECRET')
    await door.database.write((db) =>
      db
        .withTables<{ lti_sealed: { content: string } }>()
        .updateTable('lti_sealed')
        .set({ content: 'v1.AAAA.AAAA.AAAA' })
        .execute(),
    )
    const answer = await fetch(`${door.url}/lti/keys`)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('TERTULIA_SECRET')
    const [keys] = await door.part.checks()
    expect(keys).toMatchObject({ well: false, finding: expect.stringContaining('TERTULIA_SECRET') as string })
  })

  it('moved to another row do not open', async () => {
    const [first, second] = await door.rows<{ content: string }>('select content from lti_sealed order by collection')
    await door.database.write(async (db) => {
      const sealed = db.withTables<{ lti_sealed: { content: string; collection: string } }>()
      await sealed
        .updateTable('lti_sealed')
        .set({ content: first?.content ?? '' })
        .where('collection', '=', 'publickey')
        .execute()
      await sealed
        .updateTable('lti_sealed')
        .set({ content: second?.content ?? '' })
        .where('collection', '=', 'privatekey')
        .execute()
    })
    expect((await fetch(`${door.url}/lti/keys`)).status).toBe(503)
  })
})
