import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { Message } from '../../../api/conversations.ts'
import { Refusal } from '../../../api/server.ts'
import type { Contributions, Judged, ToJudge } from '../../contract.ts'
import { listAnswersAmong } from '../marks.ts'
import type { Reading } from '../joining.ts'
import type { Db, JudgementRow, ThreadRow } from '../tables.ts'
import { listThreadsOf } from '../threads.ts'
import { findJudgement, listJudgements, toJudgement } from './judgements.ts'

/** More than this of one person nobody reads at once. */
const mostShown = 500

/** The learners of the activity; nobody looks at themselves. */
const listLearners = async ({ people, actor }: Reading): Promise<PersonCard[]> =>
  (await people.listAudience()).filter(({ id, role }) => role === 'learner' && id !== actor.id)

/** Of these, whom the actor looks at: those they accompany; for who leads the course, all. */
async function onlyOwn({ mentoring, actor, can }: Reading, learners: readonly PersonCard[]): Promise<PersonCard[]> {
  if (can('facilitate')) return [...learners]
  const own = new Set(await mentoring.listPeople(actor.id))
  return learners.filter(({ id }) => own.has(id))
}

/** Throws `not_found` for who is no learner here, and `not_yours` for whom somebody else accompanies. */
export async function readPerson(context: Reading, id: PersonId): Promise<PersonCard> {
  const person = (await listLearners(context)).find((each) => each.id === id)
  if (!person) throw new Refusal('not_found', 404, 'This person is not here.')
  if ((await onlyOwn(context, [person])).length > 0) return person
  throw new Refusal('not_yours', 403, 'Only who accompanies this person, or leads the course, can do this.')
}

export async function listToJudge(context: Reading): Promise<ToJudge> {
  const cards = await onlyOwn(context, await listLearners(context))
  const said = await context.conversations.countSaidBy(cards.map(({ id }) => id))
  const judged = new Map((await listJudgements(context.db, context.activity.id)).map((row) => [row.person_id, row]))
  return cards.map((person) => {
    const row = judged.get(person.id)
    return {
      person,
      said: said.get(person.id)?.count ?? 0,
      lastSaidAt: said.get(person.id)?.lastAt ?? null,
      judgedAt: row?.judged_at ?? null,
      points: row ? toJudgement(row).points : null,
    }
  })
}

export async function listContributions(
  context: Reading,
  { person: id }: { person: PersonId },
): Promise<Contributions> {
  const { db, activity, conversations } = context
  const person = await readPerson(context, id)
  const newest = await conversations.listSaidBy(id, mostShown + 1)
  const said = newest.slice(0, mostShown)
  const answered = await conversations.listMessages([...new Set(said.flatMap(({ replyTo }) => replyTo ?? []))])
  return {
    person,
    ...(await joinThreads(db, said)),
    answered: answered.filter(({ gone }) => gone === null),
    more: newest.length > mostShown,
    ...(await joinJudged(context, await findJudgement(db, activity.id, id), [...said, ...answered])),
  }
}

/** What was said, by the threads in which it was. */
async function joinThreads(db: Db, said: readonly Message[]): Promise<Pick<Contributions, 'threads' | 'said'>> {
  const rows = await listThreadsOf(db, [...new Set(said.map(({ conversation }) => conversation))])
  const threads = new Map(rows.map((row) => [row.conversation_id, row]))
  const messages = said.map((message) => message.id)
  const answers = new Set(await listAnswersAmong(db, messages))
  return {
    threads: [...new Set(said.flatMap(({ conversation }) => threads.get(conversation) ?? []))].map(toPlace),
    said: said.toReversed().flatMap((message) => {
      const thread = threads.get(message.conversation)
      return thread ? [{ thread: thread.id, message, isAnswer: answers.has(message.id) }] : []
    }),
  }
}

const toPlace = ({ id, conversation_id: conversation, title, kind }: ThreadRow) => ({ id, conversation, title, kind })

export const readJudged = async (context: Reading): Promise<Judged> =>
  joinJudged(context, await findJudgement(context.db, context.activity.id, context.actor.id))

/** The rubric as it is now, the judgement as it was made, and whom they name. */
export async function joinJudged(
  { activity, people }: Reading,
  row: JudgementRow | undefined,
  messages: readonly Message[] = [],
): Promise<Judged> {
  const { mode, rubric } = activity.settings.grading
  const isByRubric = mode === 'rubric'
  const judgement = isByRubric && row ? toJudgement(row) : null
  const named = [...(judgement?.by ? [judgement.by] : []), ...messages.flatMap(namedIn)]
  const cards = await people.list([...new Set(named)])
  return { criteria: isByRubric ? rubric : [], judgement, people: cards }
}

const namedIn = ({ author, mentions, reactions }: Message): PersonId[] => [
  author,
  ...mentions,
  ...reactions.flatMap(({ people }) => people),
]
