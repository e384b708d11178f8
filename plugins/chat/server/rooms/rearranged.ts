import type { SettingsOf } from '../../../api/contract.ts'
import type { TimerContext } from '../../../api/server.ts'
import type { contract } from '../../contract.ts'
import { mayWrite } from '../../who-may-write.ts'
import type { ChatTables } from '../tables.ts'
import { listDirect } from './rows.ts'

/** Two people who may write to each other no more can still read what they wrote; once they may again, they go on. */
export async function rearranged(
  { db, activity, people, conversations }: TimerContext<typeof contract, ChatTables>,
  { before }: { readonly before: Partial<SettingsOf<typeof contract>> | null },
): Promise<void> {
  const { direct } = activity.settings
  const was = before?.direct
  if (was === undefined || direct === was) return
  const cards = new Map((await people.listAudience()).map((card) => [card.id, card]))
  for (const [conversation, pair] of await listDirect(db, activity.id)) {
    const [one, other] = pair.flatMap((id) => cards.get(id) ?? [])
    if (!one || !other) continue
    const may = mayWrite(direct, one, other)
    if (may !== mayWrite(was, one, other)) await conversations.close(conversation, !may)
  }
}
