import type { FileCard, FileId } from '../../../api/contract.ts'
import { Refusal } from '../../../api/server.ts'
import type { Gallery, Rung, Work, WorkId } from '../../contract.ts'
import { listLadders } from '../ladder/ladders.ts'
import { presentIn } from '../evidence/pieces.ts'
import { listOpened } from '../queue/readings.ts'
import type { Acting, Db, PieceRow, Reading, WorkRow } from '../tables.ts'
import { readSituationFor } from '../works/situations.ts'
import { mayFeature } from '../mentors/accompanying.ts'
import { readLookers } from './lookers.ts'
import { tell } from '../waiting/asking.ts'
import { changeWork, toCard } from '../works/works.ts'

const mostShown = 24
const mostWords = 240

type OpenRungs = readonly string[] | undefined

interface Page {
  readonly rung?: string
  readonly before?: { readonly at: number; readonly id: string }
}

/** How others did it: what mentors found worth seeing, and then the newest; of each only what is for the cohort. */
export async function listGallery(context: Reading, page: Page): Promise<Gallery> {
  const { db, activity, actor } = context
  const rungs = await listOpenRungs(context, page.rung)
  if (rungs?.length === 0) return { works: [], locked: true, before: null, people: [] }
  const featured = page.before ? [] : await listFeatured(db, activity.id, rungs)
  const newest = await listNewest(db, activity.id, { ...page, rungs })
  const rows = [...featured, ...newest.slice(0, mostShown)].filter((row) => row.person_id !== actor.id)
  const last = newest.length > mostShown ? newest[mostShown - 1] : undefined
  const works = await describeAll(context, rows)
  return {
    works,
    locked: false,
    before: last ? { at: last.shown_at, id: last.id } : null,
    people: await listPeople(context, works),
  }
}

/** The rungs of which the reader may see how others did them; undefined for all. */
async function listOpenRungs(context: Reading, rung: string | undefined): Promise<readonly string[] | undefined> {
  const lookers = await readLookers(context)
  const { id } = context.actor
  if (!lookers || lookers.others.has(id)) return rung === undefined ? undefined : [rung]
  const tried = [...(lookers.tried.get(id) ?? [])]
  return rung === undefined ? tried : tried.filter((each) => each === rung)
}

async function listPeople({ people }: Reading, works: Gallery['works']) {
  const cards = await people.list(works.map(({ card }) => card.person))
  return cards.toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

async function describeAll(context: Reading, rows: readonly WorkRow[]): Promise<Gallery['works']> {
  const { db, activity, actor, files } = context
  const pieces = await listOpenPieces(db, rows)
  const shown = rows.filter(({ id }) => pieces.has(id))
  const ladders = await listLadders(
    db,
    activity.id,
    shown.map((row) => row.ladder_version),
  )
  const cards = new Map((await files.list(filesOf(pieces))).map((card) => [card.id, card]))
  const opened = await listOpened(db, actor.id, shown)
  return shown.flatMap((row) => {
    const rungs = ladders.get(row.ladder_version) ?? []
    const place = rungs.findIndex(({ id }) => id === row.rung_id)
    const rung = rungs[place]
    const open = pieces.get(row.id) ?? []
    return rung ? [describe(row, { rung, place: place + 1, open, cards, read: opened.has(row.id) })] : []
  })
}

interface Around {
  readonly rung: Rung
  readonly place: number
  readonly open: readonly PieceRow[]
  readonly cards: ReadonlyMap<FileId, FileCard>
  readonly read: boolean
}

function describe(row: WorkRow, { rung, place, open, cards, read }: Around): Gallery['works'][number] {
  const files = open.flatMap(({ file_id }) => (file_id && cards.get(file_id)) || [])
  return {
    // Whom it waits for, and why, is the affair of those concerned.
    card: { ...toCard(row), signer: null, because: null, reminded: false },
    ...{ rung, place, read, pieces: open.length },
    words: (open.find(({ words }) => words !== '')?.words ?? '').slice(0, mostWords),
    file: files.find(({ width }) => width !== null) ?? files[0] ?? null,
    reflection: readReflection(row),
    featured: row.featured_at !== null,
  }
}

function readReflection(row: WorkRow): string {
  if (row.reflections_for !== 'cohort') return ''
  const [first] = JSON.parse(row.reflections) as Work['reflections'] // written by show, whose input the contract has checked
  return (first?.answer ?? '').slice(0, mostWords)
}

/** The pieces of works that are for the cohort, as they are now, by work; a work without any is left out. */
export async function listOpenPieces(
  db: Db,
  works: readonly Pick<WorkRow, 'id'>[],
): Promise<ReadonlyMap<WorkId, readonly PieceRow[]>> {
  if (works.length === 0) return new Map()
  const rows = await db
    .selectFrom('assignment_pieces')
    .selectAll()
    .where(
      'work_id',
      'in',
      works.map(({ id }) => id),
    )
    .orderBy('place')
    .orderBy('revision')
    .execute()
  const found = new Map<WorkId, PieceRow[]>()
  for (const row of presentIn(rows))
    if (row.confidentiality === 'cohort') found.set(row.work_id, [...(found.get(row.work_id) ?? []), row])
  return found
}

const filesOf = (pieces: ReadonlyMap<WorkId, readonly PieceRow[]>): FileId[] =>
  [...pieces.values()].flatMap((rows) => rows.flatMap(({ file_id }) => file_id ?? []))

const worksOf = (db: Db, activity: WorkRow['activity_id'], rungs: OpenRungs) =>
  db
    .selectFrom('assignment_works')
    .selectAll()
    .where('activity_id', '=', activity)
    .where('status', '!=', 'returned')
    .$if(rungs !== undefined, (query) => query.where('rung_id', 'in', [...(rungs ?? [])]))

const listFeatured = (db: Db, activity: WorkRow['activity_id'], rungs: OpenRungs): Promise<WorkRow[]> =>
  worksOf(db, activity, rungs)
    .where('featured_at', 'is not', null)
    .orderBy('featured_at', 'desc')
    .orderBy('id')
    .limit(mostShown)
    .execute()

const listNewest = (
  db: Db,
  activity: WorkRow['activity_id'],
  { rungs, before }: Pick<Page, 'before'> & { readonly rungs: OpenRungs },
): Promise<WorkRow[]> =>
  worksOf(db, activity, rungs)
    .where('featured_at', 'is', null)
    .$if(before !== undefined, (query) =>
      query.where(({ eb, and, or }) =>
        or([
          eb('shown_at', '<', before?.at ?? 0),
          and([eb('shown_at', '=', before?.at ?? 0), eb('id', '<', (before?.id ?? '') as WorkId)]),
        ]),
      ),
    )
    .orderBy('shown_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown + 1)
    .execute()

/** Puts a work on top, for everybody, by its mentor or any other. Nothing is there to see of what is all confidential. */
export async function feature(
  context: Acting,
  { work, on }: { work: WorkId; on: boolean },
): Promise<Record<string, never>> {
  const { db, actor, now } = context
  const { row } = await readSituationFor(context, work)
  if (!(await mayFeature(context, row)))
    throw new Refusal('not_yours_to_feature', 403, 'A mentor says what is worth seeing.')
  if (!(await listOpenPieces(db, [row])).has(row.id))
    throw new Refusal('nothing_open', 409, 'There is nothing in this work that the others may see.')
  if ((row.featured_at !== null) === on) return {}
  const change = { featured_at: on ? now : null, featured_by: on ? actor.id : null }
  tell(context, await changeWork(db, row, change))
  if (on) await context.record({ verb: 'endorsed', object: row.id, toward: [row.person_id] })
  return {}
}
