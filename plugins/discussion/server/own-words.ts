import type { OwnWords } from '../../api/downloads.ts'
import { documentIn, languageOf } from '../texts/document.ts'
import type { Reading } from './joining.ts'
import { listJudgedBy } from './judging/judgements.ts'
import { listStancesOf } from './stances.ts'
import type { ThreadRow } from './tables.ts'

/** Where the actor stands, when they would meet, and what they said by the rubric. All else that they say is messages. */
export async function listOwnWords(context: Reading): Promise<OwnWords[]> {
  const threads = await listReadable(context)
  return [
    ...(await listMeetings(context, threads)),
    ...(await listStances(context, threads)),
    ...(await listJudged(context)),
  ]
}

const wordsOf = ({ actor }: Reading) => documentIn[languageOf(actor.locale)]

/** The threads of this activity that the actor may still read. */
async function listReadable({ db, activity, conversations }: Reading): Promise<ThreadRow[]> {
  const rows = await db
    .selectFrom('discussion_threads')
    .selectAll()
    .where('activity_id', '=', activity.id)
    .orderBy('started_at')
    .execute()
  const talks = await conversations.summarise(rows.map((row) => row.conversation_id))
  const readable = new Set(talks.map(({ id }) => id))
  return rows.filter((row) => readable.has(row.conversation_id))
}

async function listMeetings(context: Reading, threads: readonly ThreadRow[]): Promise<OwnWords[]> {
  const { actor, people } = context
  const moments = new Intl.DateTimeFormat(languageOf(actor.locale), {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' },
  })
  const meetings: OwnWords[] = []
  for (const { title, started_by, started_at, meets_at, meeting_place } of threads) {
    if (meets_at === null || started_by === null || !(await people.isMe(started_by))) continue
    const words = [`${moments.format(meets_at)} UTC`, meeting_place ?? ''].filter((part) => part !== '').join(', ')
    meetings.push({ title: `${wordsOf(context)['own.meeting']}: ${title}`, at: started_at, words })
  }
  return meetings
}

async function listStances(context: Reading, threads: readonly ThreadRow[]): Promise<OwnWords[]> {
  const titles = new Map(threads.map(({ id, title }) => [id, title]))
  return (await listStancesOf(context.db, context.actor.id)).flatMap(({ thread_id, stance, taken_at }) => {
    const title = titles.get(thread_id)
    return title === undefined
      ? []
      : [{ title: `${wordsOf(context)[`own.${stance}`]}: ${title}`, at: taken_at, words: '' }]
  })
}

async function listJudged(context: Reading): Promise<OwnWords[]> {
  const { db, activity, actor, people } = context
  const rows = (await listJudgedBy(db, actor.id)).filter((row) => row.activity_id === activity.id && row.words !== '')
  if (rows.length === 0) return []
  const cards = await people.list(rows.map((row) => row.person_id))
  const names = new Map(cards.map(({ id, name }) => [id, name]))
  const { left, 'own.judged': heading } = wordsOf(context)
  return rows.map(({ person_id, judged_at, words }) => ({
    title: heading.replace('{name}', () => names.get(person_id) ?? left),
    at: judged_at,
    words,
  }))
}
