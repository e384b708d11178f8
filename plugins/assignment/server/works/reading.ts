import type { FileCard, FileId, PersonCard, PersonId } from '../../../api/contract.ts'
import { Refusal } from '../../../api/server.ts'
import type { Ladder, Work, WorkId, WaitingList } from '../../contract.ts'
import { listStandings } from '../../standing.ts'
import { toSignature } from '../signing/signed.ts'
import { listLadders, readLadder as readKept } from '../ladder/ladders.ts'
import { mayLook } from '../gallery/lookers.ts'
import { filesIn, presentIn, toPieces } from '../evidence/pieces.ts'
import { accompanies, mayFeature } from '../mentors/accompanying.ts'
import { listOpened } from '../queue/readings.ts'
import { listInvitations, mayInvite } from '../witness/invitations.ts'
import { isConcerned, listTrusted, maySee, readSituationFor, type Situation } from './situations.ts'
import type { Acting, Reading, WorkRow } from '../tables.ts'
import { countWaiting, listSteps, listWaitingFor, listWaitingForOthers, listWorksOf, toCard } from './works.ts'

/** How many works a list shows. */
const mostShown = 100

export async function readLadder(context: Reading, { person }: { person?: PersonId }): Promise<Ladder> {
  const { db, activity, actor } = context
  const climber = person === undefined || person === actor.id ? actor : await readClimber(context, person)
  const { version, rungs } = await readKept(db, activity.id)
  const works = (await listWorksOf(db, activity.id, climber.id)).map(toCard)
  const joined = await context.people.listJoined([climber.id])
  const { order } = activity.settings
  const climbs = climber.role === 'learner' || works.length > 0
  const standings = climbs ? listStandings({ rungs, works, order, joinedAt: joined.get(climber.id) }) : []
  const mentor = await context.mentoring.find(climber.id)
  const people = await context.people.list([
    ...works.flatMap(({ signer }) => signer ?? []),
    ...(mentor ? [mentor] : []),
  ])
  return {
    ...{ version, rungs: [...rungs], standings },
    person: { id: climber.id, name: climber.name, picture: climber.picture, role: climber.role },
    mentor: people.find(({ id }) => id === mentor) ?? null,
    accompanies: await accompanies(context, actor.id),
    waiting: (await countWaiting(db, activity.id)).get(actor.id) ?? 0,
    people: inOrder(people),
  }
}

/** Somebody whom the reader accompanies or leads, or who waits for the reader. Throws `not_found` for anybody else. */
export async function readClimber(context: Reading, person: PersonId): Promise<PersonCard> {
  const { db, activity, actor, can } = context
  const mentor = await context.mentoring.find(person)
  const works = await listWorksOf(db, activity.id, person)
  const waits = works.some(({ status, signer_id }) => status === 'waiting' && signer_id === actor.id)
  const [card] = mentor === actor.id || waits || can('facilitate') ? await context.people.list([person]) : []
  if (!card) throw new Refusal('not_found', 404, 'This person is not here, or not with you.')
  return card
}

export const readWork = async (context: Reading, { work }: { work: WorkId }): Promise<Work> =>
  joinWork(context, await readSituationFor(context, work))

/** A work as the reader may see it: of what is not for them, only that there is something. */
export async function joinWork(context: Reading | Acting, situation: Situation): Promise<Work> {
  const { actor } = context
  const { row, rung, pieces, mentor } = situation
  const isTheirs = isConcerned(context, situation)
  const present = presentIn(pieces)
  const visible = new Set(present.filter((piece) => maySee(actor.id, situation, piece)).map((piece) => piece.piece_id))
  // Of a version before, that was for fewer people, the others see nothing.
  const shown = pieces.filter((piece) => visible.has(piece.piece_id) && maySee(actor.id, situation, piece))
  const steps = isTheirs ? await listSteps(context.db, row.id) : []
  const others = isTheirs ? await listOthers(context, row) : []
  const signature = await toSignature(context, row, isTheirs)
  const may = listMay(context, situation, signature?.by?.id)
  may.feature = await mayFeature(context, row)
  const named = [row.person_id, row.signer_id, mentor, ...steps.flatMap(({ by_id, to_id }) => [by_id, to_id])]
  return {
    card: toCard(row),
    version: row.version,
    rung,
    pieces: toPieces(shown, await listCards(context, filesIn(shown))),
    held: present.length - visible.size,
    ...reflectionsFor(actor.id, situation),
    steps: steps.map(({ kind, by_id: by, to_id: to, witness, reason, at }) => ({ kind, by, to, witness, reason, at })),
    signature,
    conversation: (await context.conversations.summarise([row.conversation_id]))[0]?.id ?? null,
    may,
    guidelines: may.sign && row.person_id !== actor.id ? await context.mentoring.readGuidelines() : null,
    invitations: isTheirs ? await listInvitations(context, row.id) : [],
    others,
    featured: row.featured_at !== null,
    people: inOrder(await context.people.list(named.flatMap((id) => id ?? []))),
  }
}

async function listCards({ files }: Reading | Acting, ids: readonly FileId[]): Promise<ReadonlyMap<FileId, FileCard>> {
  return new Map((await files.list(ids)).map((card) => [card.id, card]))
}

/** Everything else that the person showed, each with its rung as it was then: that may have left the ladder since. */
async function listOthers({ db, activity }: Reading | Acting, row: WorkRow): Promise<Work['others']> {
  const others = (await listWorksOf(db, activity.id, row.person_id)).filter(({ id }) => id !== row.id)
  const versions = others.map(({ ladder_version }) => ladder_version)
  const ladders = await listLadders(db, activity.id, versions)
  return others.flatMap((other) => {
    const rung = ladders.get(other.ladder_version)?.find(({ id }) => id === other.rung_id)
    return rung ? [{ card: toCard(other), rung }] : []
  })
}

function reflectionsFor(reader: PersonId, situation: Situation): Pick<Work, 'reflections' | 'reflectionsFor'> {
  const { row } = situation
  const isOpen = row.reflections_for === 'cohort' && mayLook(situation.lookers, reader, row.rung_id)
  const mayRead = isOpen || listTrusted(situation, 'signer').includes(reader)
  return {
    // Written by show, whose input the contract has checked.
    reflections: mayRead ? (JSON.parse(row.reflections) as Work['reflections']) : [],
    reflectionsFor: row.reflections_for,
  }
}

function listMay({ actor, can }: Reading | Acting, situation: Situation, signedBy: PersonId | undefined): Work['may'] {
  const { row } = situation
  const takesPart = can('participate')
  return {
    add: takesPart && row.person_id === actor.id && row.status !== 'signed',
    sign: takesPart && row.status === 'waiting' && maySign(actor.id, situation),
    passOn: takesPart && row.status === 'waiting' && row.signer_id === actor.id && row.person_id !== actor.id,
    reopen: row.status === 'signed' && (signedBy === actor.id || can('facilitate')),
    invite: takesPart && mayInvite({ actor, can }, situation),
    feature: false,
  }
}

/** Whom it waits for, and the learner's mentor; nobody signs for themselves unless the rung says so. */
export function maySign(person: PersonId, { row, rung, mentor }: Situation): boolean {
  if (rung.signer === 'self') return person === row.person_id
  return person !== row.person_id && (person === row.signer_id || (rung.signer === 'mentor' && person === mentor))
}

export async function listWaiting(context: Reading): Promise<WaitingList> {
  const { db, activity, actor, can } = context
  const mine = await listWaitingFor(db, activity.id, actor.id, mostShown + 1)
  const others = can('facilitate') ? await listWaitingForOthers(db, activity.id, actor.id, mostShown + 1) : []
  const shown = [...mine.slice(0, mostShown), ...others.slice(0, mostShown)]
  const ladders = await listLadders(
    db,
    activity.id,
    shown.map((row) => row.ladder_version),
  )
  const named = shown.flatMap(({ person_id, signer_id }) => [person_id, ...(signer_id ? [signer_id] : [])])
  return {
    mine: mine.slice(0, mostShown).map(toCard),
    others: others.slice(0, mostShown).map(toCard),
    rungs: shown.flatMap(({ id, rung_id, ladder_version }) => {
      const rungs = ladders.get(ladder_version) ?? []
      const place = rungs.findIndex((rung) => rung.id === rung_id)
      const rung = rungs[place]
      return rung ? [{ work: id, rung, place: place + 1 }] : []
    }),
    more: mine.length > mostShown || others.length > mostShown,
    opened: await listOpenedOf(context, mine.slice(0, mostShown)),
    patience: activity.settings.patience,
    people: inOrder(await context.people.list(named)),
  }
}

async function listOpenedOf({ db, actor }: Reading, rows: readonly WorkRow[]): Promise<WaitingList['opened']> {
  const opened = await listOpened(db, actor.id, rows)
  return rows.filter(({ id }) => opened.has(id)).map(({ id, version }) => ({ work: id, version }))
}

const inOrder = (people: readonly PersonCard[]): PersonCard[] =>
  people.toSorted((one, other) => (one.id < other.id ? -1 : 1))
