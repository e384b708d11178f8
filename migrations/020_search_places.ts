import type { Kysely } from 'kysely'

/**
 * The index now knows in which conversation something was said. What it has stays; its follower reads the log once more, from
 * the beginning, and adds that: until it is done, who looks in one conversation finds what it has come to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const followers = (db as Kysely<{ followers: { name: string; transaction_id: number; line: number } }>).updateTable(
    'followers',
  )
  await followers.set({ transaction_id: 0, line: 0 }).where('name', '=', 'search').execute()
}
