import { expect, test } from 'vitest'
import { ltiMigrations } from '../../lti/migrations/index.ts'
import { findLogin, saveLogin } from '../../lti/oidc/logins.ts'
import { makeLoginSecrets } from '../../lti/oidc/proof.ts'
import type { LtiDb, PlatformId } from '../../lti/tables.ts'
import { coreMigrations } from '../../migrations/index.ts'
import type { Migrations } from '../../server/database/database.ts'
import { saveEntry, takeEntry, type Entry } from '../../server/sessions/entry.ts'
import { openTestDatabase } from '../support/databases.ts'

const now = 1_763_700_000_000

const without = (migrations: Migrations, last: string): Migrations =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => name < last))

test('Who is on their way in while the server is upgraded gets in', async () => {
  const database = await openTestDatabase()
  await database.migrate('core', without(coreMigrations, '022'))
  await database.migrate('lti', without(ltiMigrations, '003'))
  const platform = 'lms' as PlatformId
  const secrets = makeLoginSecrets(now)
  const entry = { person: 'ada', course: 'c1', activity: null, placing: null } as unknown as Entry
  const code = await database.write(async (db) => {
    await savePlatform(db, platform)
    await saveLogin(db, { platform, secrets, target: undefined }, now)
    return saveEntry(db, entry, now)
  })
  await database.migrate('core', coreMigrations)
  await database.migrate('lti', ltiMigrations)
  expect(await database.read((db) => findLogin(db, secrets.state))).toMatchObject({ platform_id: platform })
  expect(await database.write((db) => takeEntry(db, code, now))).toEqual(entry)
  await database.close()
})

const savePlatform = (db: LtiDb, id: PlatformId) =>
  db
    .insertInto('lti_platforms')
    .values({
      id,
      issuer: 'https://lms.example',
      client_id: 'tool',
      name: 'LMS',
      kind: 'ordinary',
      authorize_url: 'https://lms.example/authorize',
      token_url: 'https://lms.example/token',
      jwks_url: 'https://lms.example/keys',
      token_audience: null,
      accept_any_deployment: 1,
      active: 1,
      key_id: 'key',
      created_at: now,
    })
    .execute()
