import type { Ticking } from '../tables.ts'
import { settleAudiences } from '../works/situations.ts'
import { listWorksIn } from '../works/works.ts'

/** Whether one tries for oneself first is another now: what was open to everybody is not, or the other way. */
export async function rearranged(
  context: Ticking,
  { before }: { readonly before: { readonly gallery?: string } | null },
): Promise<void> {
  const { db, activity } = context
  if ((before?.gallery ?? 'open') === activity.settings.gallery) return
  for (const row of await listWorksIn(db, activity.id)) await settleAudiences(context, row)
}
