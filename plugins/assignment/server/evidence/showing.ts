import type { InputOf } from '../../../api/contract.ts'
import { Refusal } from '../../../api/server.ts'
import type { contract, NewPiece, PieceId, Rung, Work, WorkId } from '../../contract.ts'
import { fillWords } from '../../ladder-words.ts'
import { listStandings } from '../../standing.ts'
import { ladder as en } from '../../texts/ladder-en.ts'
import { ladder as es } from '../../texts/ladder-es.ts'
import { prompts as promptsEn } from '../../texts/prompts-en.ts'
import { prompts as promptsEs } from '../../texts/prompts-es.ts'
import { ask, tell } from '../waiting/asking.ts'
import { readLadder } from '../ladder/ladders.ts'
import { byLearner } from '../observing/observations.ts'
import { insertPieces, newestOf } from './pieces.ts'
import { askReaders } from '../peers/readers.ts'
import { joinWork } from '../works/reading.ts'
import { audienceOf, readSituation, readSituationFor, settleAudiences, type Situation } from '../works/situations.ts'
import type { Acting, PieceRow, WorkRow } from '../tables.ts'
import { changeWork, insertWork, listWorksIn, listWorksOf, toCard } from '../works/works.ts'

type Input<K extends keyof (typeof contract)['commands']> = InputOf<(typeof contract)['commands'][K]>

/** Shows work on a rung: the evidence is kept, the talk about it opened, and somebody asked to sign. */
export async function show(context: Acting, { pieces, already, ...input }: Input<'show'>): Promise<Work> {
  const { db, activity, actor, now } = context
  const { version, rungs } = await readLadder(db, activity.id)
  const rung = rungs.find(({ id }) => id === input.rung)
  if (!rung) throw new Refusal('not_found', 404, 'This step is not on the ladder any more.')
  await checkOpen(context, { rungs, rung, already })
  await context.mentoring.ensure(actor.id)
  const row: WorkRow = {
    id: context.newId<'work'>(),
    ...{ activity_id: activity.id, person_id: actor.id, rung_id: rung.id, ladder_version: version },
    ...{ status: 'waiting', already: already ? 1 : 0, version: 1, signer_id: null, because: null, share: null },
    ...{ reminded_at: null, featured_at: null, featured_by: null },
    reflections: JSON.stringify(pairWithPrompts(context, input.reflections)),
    reflections_for: input.reflectionsFor,
    conversation_id: await context.conversations.open({ audience: { kind: 'people', people: [actor.id] } }),
    ...{ since: now, shown_at: now },
  }
  await insertWork(db, row)
  for (const piece of pieces) await keepPiece(context, await readSituation(context, row), piece)
  const asked = await ask(context, row, { rung, kind: 'shown', by: actor.id })
  await context.conversations.describe(row.conversation_id, {
    title: `${actor.name}: ${fillWords(rung, context.actor.locale.startsWith('es') ? es : en).title}`,
    path: `work/${row.id}`,
    kind: 'work',
  })
  await openOthers(context, asked)
  await finish(context, asked, already ? 'claimed' : 'showed')
  await askReaders(context, asked)
  return joinWork(context, await readSituation(context, asked))
}

/** Where one tries for oneself first, the first try opens what others showed of the same step. */
async function openOthers(context: Acting, { rung_id, person_id }: WorkRow): Promise<void> {
  const { db, activity } = context
  if (activity.settings.gallery === 'open') return
  const there = (await listWorksIn(db, activity.id)).filter((row) => row.rung_id === rung_id)
  if (there.filter((row) => row.person_id === person_id).length > 1) return
  for (const row of there) if (row.person_id !== person_id) await settleAudiences(context, row)
}

/** In order, one cannot be ahead of oneself; but what one can do already may be shown at any rung. */
async function checkOpen(
  { db, activity, actor }: Acting,
  { rungs, rung, already }: { rungs: readonly Rung[]; rung: Rung; already: boolean },
): Promise<void> {
  const works = (await listWorksOf(db, activity.id, actor.id)).map(toCard)
  const { order } = activity.settings
  const standing = listStandings({ rungs, works, order, joinedAt: undefined }).find((each) => each.rung === rung.id)
  if (standing?.state === 'later' && !already)
    throw new Refusal('rung_later', 409, 'The steps before this one come first.')
  if (standing?.state === 'recognised' || standing?.state === 'signed')
    throw new Refusal('rung_reached', 409, 'This step is signed already.')
}

function pairWithPrompts({ activity, actor }: Acting, answers: readonly string[]) {
  const own = activity.settings.prompts
  const prompts = own.length > 0 ? own : actor.locale.startsWith('es') ? promptsEs : promptsEn
  const pairs = prompts.map((prompt, place) => ({ prompt, answer: (answers[place] ?? '').trim() }))
  return pairs.filter(({ answer }) => answer !== '')
}

/** Adds a piece; its file is from then on for those whom the piece is for. */
async function keepPiece(context: Acting, situation: Situation, { file, ...piece }: NewPiece): Promise<void> {
  const words = piece.words.trim()
  if (words === '' && file === null && piece.link === null && piece.amount === null)
    throw new Refusal('piece_empty', 422, 'There is nothing in this piece of evidence yet.')
  const { audience } = context.activity
  if (file)
    await context.files.keep(
      [file],
      audienceOf(situation, { ...byLearner, confidentiality: piece.confidentiality }, audience),
    )
  const { link, amount, unit, confidentiality, where = '', when = null } = piece
  const row: PieceRow = {
    ...{ work_id: situation.row.id, piece_id: context.newId<'piece'>(), revision: 1 },
    place: newestOf(situation.pieces).length,
    ...{ words, link, amount, unit: unit.trim(), confidentiality, file_id: file },
    ...{ happened_where: where.trim(), happened_when: when },
    ...{ added_at: context.now, removed: 0, ...byLearner },
  }
  await insertPieces(context.db, [row])
}

export async function addPiece(context: Acting, { work, piece }: Input<'addPiece'>): Promise<Work> {
  const situation = await readOwn(context, work)
  await keepPiece(context, situation, piece)
  return moveOn(context, situation.row, 'added')
}

export async function changePiece(context: Acting, input: Input<'changePiece'>): Promise<Work> {
  const { work, piece, revision, words, confidentiality, removed } = input
  const { row, pieces } = await readOwn(context, work)
  const before = findPiece(pieces, piece)
  if (before.observed !== null) throw new Refusal('not_yours', 403, 'What somebody else saw stays as they wrote it.')
  if (before.revision !== revision)
    throw new Refusal('changed_meanwhile', 409, 'This was changed meanwhile. Look at it again first.')
  if (removed && newestOf(pieces).filter((each) => each.removed === 0).length === 1)
    throw new Refusal('last_piece', 409, 'The last piece of evidence stays. Add another one first.')
  const change = { revision: revision + 1, words: words.trim(), confidentiality, removed: removed ? 1 : 0 }
  await insertPieces(context.db, [{ ...before, ...change, added_at: context.now }])
  return moveOn(context, row, removed ? 'removed' : 'changed')
}

function findPiece(pieces: readonly PieceRow[], id: PieceId): PieceRow {
  const found = newestOf(pieces).find(({ piece_id, removed }) => piece_id === id && removed === 0)
  if (!found) throw new Refusal('not_found', 404, 'This piece of evidence is not here any more.')
  return found
}

/** Asks whoever gave it back, while they are there. */
export async function showAgain(context: Acting, { work }: { work: WorkId }): Promise<Work> {
  const { row, rung } = await readOwn(context, work)
  if (row.status !== 'returned') throw new Refusal('not_returned', 409, 'This work is waiting already.')
  const present = await context.people.listAudience()
  const whom = present.find(({ id }) => id === row.signer_id)?.id
  // It waits since now: who signs is not late for the time that it was back with its author.
  const shown = await changeWork(context.db, row, { shown_at: context.now })
  const asked = await ask(context, shown, { rung, kind: 'shownAgain', by: context.actor.id, whom })
  await finish(context, asked, 'showed-again')
  return joinWork(context, await readSituation(context, asked))
}

/** A work of the actor's own that is not signed. Throws `not_yours`, and `locked` for what is signed. */
async function readOwn(context: Acting, id: WorkId): Promise<Situation> {
  const situation = await readSituationFor(context, id)
  if (situation.row.person_id !== context.actor.id)
    throw new Refusal('not_yours', 403, 'Only whose work it is can do this.')
  if (situation.row.status === 'signed')
    throw new Refusal('locked', 409, 'This is signed, and stays as it is. Who signed it can open it again.')
  return situation
}

/** The evidence is another: whoever is about to sign looks again. */
async function moveOn(context: Acting, row: WorkRow, verb: string): Promise<Work> {
  const moved = await changeWork(context.db, row, { version: row.version + 1 })
  await settleAudiences(context, moved)
  tell(context, moved)
  await finish(context, moved, verb)
  await askReaders(context, moved)
  return joinWork(context, await readSituation(context, moved))
}

async function finish(context: Acting, row: WorkRow, verb: string): Promise<void> {
  context.grades.changed(row.person_id)
  const toward = row.signer_id !== null && row.signer_id !== row.person_id ? [row.signer_id] : []
  await context.record({ verb, object: row.id, conversation: row.conversation_id, toward })
}
