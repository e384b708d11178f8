import type { Kysely, Migration } from 'kysely'

export const frontDoor: Migration = {
  async up(db: Kysely<unknown>) {
    await makePlatforms(db)
    await makeLogins(db)
    await makeServices(db)
  },
}

async function makePlatforms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lti_platforms')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('authorize_url', 'text', (c) => c.notNull())
    .addColumn('token_url', 'text', (c) => c.notNull())
    .addColumn('token_audience', 'text')
    .addColumn('jwks_url', 'text', (c) => c.notNull())
    .addColumn('accept_any_deployment', 'integer', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('lti_platforms_identity', ['issuer', 'client_id'])
    .execute()
  await db.schema
    .createTable('lti_deployments')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('platform_id', 'text', (c) => c.notNull().references('lti_platforms.id'))
    .addColumn('deployment_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('frame_origins', 'text', (c) => c.notNull())
    .addColumn('first_seen_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('lti_deployments_identity', ['platform_id', 'deployment_id'])
    .execute()
}

async function makeLogins(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lti_logins')
    .addColumn('state_hash', 'text', (c) => c.primaryKey())
    .addColumn('nonce_hash', 'text', (c) => c.notNull())
    .addColumn('proof_hash', 'text', (c) => c.notNull())
    .addColumn('platform_id', 'text', (c) => c.notNull().references('lti_platforms.id'))
    .addColumn('storage_target', 'text')
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('lti_invitations')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  await db.schema
    .createTable('lti_sealed')
    .addColumn('collection', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('lti_sealed_key', ['collection', 'issuer', 'client_id', 'name'])
    .execute()
}

async function makeServices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lti_courses')
    .addColumn('deployment_key', 'text', (c) => c.notNull().references('lti_deployments.id'))
    .addColumn('context_id', 'text', (c) => c.notNull())
    .addColumn('memberships_url', 'text')
    .addColumn('line_items_url', 'text')
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('history', 'text')
    .addColumn('roster_due_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('lti_courses_key', ['deployment_key', 'context_id'])
    .execute()
  await db.schema
    .createTable('lti_links')
    .addColumn('deployment_key', 'text', (c) => c.notNull().references('lti_deployments.id'))
    .addColumn('context_id', 'text', (c) => c.notNull())
    .addColumn('resource_link', 'text', (c) => c.notNull())
    .addColumn('line_item_url', 'text')
    .addColumn('history', 'text')
    .addPrimaryKeyConstraint('lti_links_key', ['deployment_key', 'context_id', 'resource_link'])
    .execute()
  await db.schema
    .createTable('lti_placings')
    .addColumn('reference', 'text', (c) => c.primaryKey())
    .addColumn('deployment_key', 'text', (c) => c.notNull().references('lti_deployments.id'))
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
}
