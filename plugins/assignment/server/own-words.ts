import type { OwnWords } from '../../api/downloads.ts'
import type { Work } from '../contract.ts'
import { fillWords } from '../ladder-words.ts'
import { ladder as ladderEn } from '../texts/ladder-en.ts'
import { ladder as ladderEs } from '../texts/ladder-es.ts'
import { own as en } from '../texts/own-en.ts'
import { own as es } from '../texts/own-es.ts'
import { listLadders } from './ladder/ladders.ts'
import type { PieceRow, Reading, WorkRow } from './tables.ts'

/** What a person wrote: with their own works, and of those of others. What was said in the talk about a work is messages. */
export async function listOwnWords(context: Reading): Promise<OwnWords[]> {
  const { db, activity } = context
  const works = await db.selectFrom('assignment_works').selectAll().where('activity_id', '=', activity.id).execute()
  const naming = await makeNaming(context, works)
  const said = [
    ...(await listPieces(context, works, naming)),
    ...listReflections(context, works, naming),
    ...(await listSteps(context, works, naming)),
    ...(await listFeedback(context, works, naming)),
  ]
  return said.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0))
}

/** Names what was said by the step of the ladder that the work was for. */
type Naming = (key: keyof typeof en, work: WorkRow) => string

async function makeNaming({ db, activity, actor }: Reading, works: readonly WorkRow[]): Promise<Naming> {
  const [words, ladder] = actor.locale.startsWith('es') ? [es, ladderEs] : [en, ladderEn]
  const versions = works.map((work) => work.ladder_version)
  const ladders = await listLadders(db, activity.id, versions)
  return (key, { ladder_version, rung_id }) => {
    const rung = ladders.get(ladder_version)?.find(({ id }) => id === rung_id)
    return words[key].replace('{rung}', () => (rung ? fillWords(rung, ladder).title : ''))
  }
}

/** As they stand now: what was changed since, or taken away, is not said any more. */
async function listPieces({ db, actor }: Reading, works: readonly WorkRow[], naming: Naming): Promise<OwnWords[]> {
  const byId = new Map(works.map((work) => [work.id, work]))
  if (works.length === 0) return []
  const own = works.filter((work) => work.person_id === actor.id).map(({ id }) => id)
  const rows = await db
    .selectFrom('assignment_pieces')
    .selectAll()
    .where(({ eb, or }) =>
      or([eb('observer_id', '=', actor.id), ...(own.length > 0 ? [eb('work_id', 'in', own)] : [])]),
    )
    .orderBy('revision')
    .execute()
  const latest = new Map(rows.map((row) => [`${row.work_id} ${row.piece_id}`, row]))
  return [...latest.values()].flatMap((row) => {
    const work = byId.get(row.work_id)
    const isOwn = row.observed === null || row.observer_id === actor.id
    if (!work || !isOwn || row.removed === 1) return []
    return [{ title: naming(row.observed === null ? 'showed' : 'saw', work), at: row.added_at, words: wordsOf(row) }]
  })
}

const wordsOf = ({ words, link, amount, unit, happened_where, happened_when }: PieceRow): string =>
  [words, link, amount === null ? null : `${amount} ${unit}`, happened_where, happened_when]
    .filter((part) => part !== null && part.trim() !== '')
    .join('\n\n')

const listReflections = ({ actor }: Reading, works: readonly WorkRow[], naming: Naming): OwnWords[] =>
  works
    .filter((work) => work.person_id === actor.id)
    .flatMap((work) => {
      const given = JSON.parse(work.reflections) as Work['reflections'] // written by show, whose input the contract has checked
      const words = given.filter(({ answer }) => answer !== '').map(({ prompt, answer }) => `> ${prompt}\n\n${answer}`)
      return words.length === 0
        ? []
        : [{ title: naming('thought', work), at: work.shown_at, words: words.join('\n\n') }]
    })

/** Why a work was given back, passed on or opened again. */
async function listSteps({ db, actor }: Reading, works: readonly WorkRow[], naming: Naming): Promise<OwnWords[]> {
  const byId = new Map(works.map((work) => [work.id, work]))
  const rows = await db
    .selectFrom('assignment_steps')
    .select(['work_id', 'reason', 'at'])
    .where('by_id', '=', actor.id)
    .where('reason', '!=', '')
    .execute()
  return rows.flatMap(({ work_id, reason, at }) => {
    const work = byId.get(work_id)
    return work ? [{ title: naming('step', work), at, words: reason }] : []
  })
}

async function listFeedback({ db, activity, actor }: Reading, works: readonly WorkRow[], naming: Naming) {
  const byId = new Map(works.map((work) => [work.id, work]))
  const rows = await db
    .selectFrom('assignment_feedback')
    .select(['work_id', 'words', 'given_at'])
    .where('activity_id', '=', activity.id)
    .where('reader_id', '=', actor.id)
    .where('words', '!=', '')
    .execute()
  return rows.flatMap(({ work_id, words, given_at }): OwnWords[] => {
    const work = byId.get(work_id)
    return work ? [{ title: naming('fed', work), at: given_at, words }] : []
  })
}
