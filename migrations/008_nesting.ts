import { sql, type Kysely } from 'kysely'

/**
 * The place of each message when replies stand below what they answer: by `branch`, `twig` and number, in this order. It is
 * settled when a message is sent, so that any page of a long nested talk is one short walk along an index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['branch', 'twig'])
    await db.schema
      .alterTable('messages')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
  await db.schema.createIndex('messages_answered').on('messages').column('reply_to').execute()
  await placeThoseSent(db)
  await db.schema.dropIndex('messages_answered').execute()
  await db.schema
    .createIndex('messages_nested')
    .on('messages')
    .columns(['conversation_id', 'branch', 'twig', 'seq'])
    .execute()
}

/** The first message is above all; what answers it, or nothing, begins a branch; what answers that begins a twig. */
export async function placeThoseSent(db: Kysely<unknown>): Promise<void> {
  await sql`
    with recursive placed(id, branch, twig) as (
      select id, case when seq = 1 then 0 else seq end, 0 from messages where reply_to is null
      union all
      select m.id,
        case when p.branch = 0 then m.seq else p.branch end,
        case when p.branch = 0 then 0 when p.twig = 0 then m.seq else p.twig end
      from messages m join placed p on m.reply_to = p.id
    )
    update messages set branch = placed.branch, twig = placed.twig from placed where placed.id = messages.id
  `.execute(db)
}
