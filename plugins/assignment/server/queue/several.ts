import { Refusal } from '../../../api/server.ts'
import type { Mark, Rung, WorkId } from '../../contract.ts'
import { sign } from '../signing/signing.ts'
import type { Acting } from '../tables.ts'
import { readSituationFor } from '../works/situations.ts'
import { listOpened } from './readings.ts'

interface Several {
  readonly works: readonly { readonly work: WorkId; readonly version: number }[]
  readonly words: string
}

/** Signs all of them or none: a name stands only under what its person has opened, as it is now. */
export async function signSeveral(context: Acting, { works, words }: Several): Promise<{ count: number }> {
  for (const { work, version } of works) {
    const { row, rung } = await readSituationFor(context, work)
    if (!(await listOpened(context.db, context.actor.id, [row])).has(work))
      throw new Refusal('not_opened', 409, 'Open each of these works before you sign them.')
    await sign(context, { work, version, words, marks: tickAll(rung) })
  }
  return { count: works.length }
}

/** A checklist is ticked as a whole; what asks how far something was met is signed one by one. */
function tickAll({ criteria }: Rung): Mark[] {
  if (criteria.some(({ levels }) => levels.length > 0))
    throw new Refusal('criteria_missing', 422, 'Say first how far each of the criteria was met.', '/works')
  return criteria.map(({ id }) => ({ criterion: id, level: 1 }))
}
