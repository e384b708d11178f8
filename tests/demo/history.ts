import type { ConversationId, MessageId } from '../../plugins/api/contract.ts'
import type { Message, Said } from '../../plugins/api/conversations.ts'
import type { ThreadWithPeople } from '../../plugins/discussion/contract.ts'
import { momentOf, type HistoryClock } from './clock.ts'
import { readAttendant, type Cohort } from './cohort.ts'
import type { Ending, Saying, ThreadSeed, When } from './talk/thread.ts'

/** One thing that somebody does at a moment. */
interface Deed {
  readonly at: number
  run(): Promise<void>
}

interface Parts {
  readonly cohort: Cohort
  readonly clock: HistoryClock
  readonly now: number
}

/** A thread while it is told. */
interface Telling {
  readonly seed: ThreadSeed
  thread: string
  conversation: ConversationId
  /** In order, so that a seed's numbers find them. */
  readonly messages: MessageId[]
  /** How far each person has read. */
  readonly read: Map<string, number>
}

const minute = 60_000

/** The whole cohort reads now and then; the learner whom a visitor of the demo is has not looked since the day before yesterday. */
const everybodyReads: readonly When[] = ['20d 22:30', '13d 22:30', '7d 22:30', '2d 21:00']
export const behind = 'nadia'

/** Does everything that the threads tell, in the order it happened, each thing by whoever did it. */
export async function tellHistory(parts: Parts, threads: readonly ThreadSeed[]): Promise<void> {
  const tellings = threads.map((seed): Telling => ({
    seed,
    thread: '',
    conversation: '' as ConversationId,
    messages: [],
    read: new Map(),
  }))
  const deeds = [...tellings.flatMap((telling) => listDeeds(parts, telling)), ...listReadings(parts, tellings)]
  for (const deed of deeds.toSorted((one, other) => one.at - other.at)) {
    parts.clock.moveTo(deed.at)
    await deed.run()
  }
  parts.clock.release()
}

function listDeeds(parts: Parts, telling: Telling): Deed[] {
  const { said, closed, pinnedBy } = telling.seed
  const [opening] = said
  const deeds = said.flatMap((saying, index) => listDeedsOf(parts, telling, { saying, seq: index + 1 }))
  const tend = (who: string, operation: string, flag: object) => () =>
    readAttendant(parts.cohort, who).command<void>(operation, { thread: telling.thread, ...flag })
  if (pinnedBy && opening)
    deeds.push({
      at: momentOf(opening.at, parts.now) + minute,
      run: tend(pinnedBy, 'discussion.pin', { pinned: true }),
    })
  for (const ending of telling.seed.endings ?? [])
    deeds.push({ at: momentOf(ending.at, parts.now), run: () => end(parts, telling, ending) })
  if (closed)
    deeds.push({ at: momentOf(closed.at, parts.now), run: tend(closed.by, 'discussion.close', { closed: true }) })
  return deeds
}

interface Place {
  readonly saying: Saying
  readonly seq: number
}

function listDeedsOf(parts: Parts, telling: Telling, { saying, seq }: Place): Deed[] {
  const { by, at, edited, takenBack, reactions = {} } = saying
  const author = readAttendant(parts.cohort, by)
  const sent = momentOf(at, parts.now)
  const soon = (minutes: number) => Math.min(sent + minutes * minute, parts.now)
  const message = () => telling.messages[seq - 1]
  const reacting = Object.entries(reactions).flatMap(([reaction, names]) =>
    names.split(' ').map((name) => ({ name, reaction })),
  )
  const deeds: Deed[] = [
    { at: sent, run: () => (seq === 1 ? start(parts, telling, saying) : answer(parts, telling, saying)) },
    ...reacting.map(({ name, reaction }, index) => ({
      at: soon(5 + index * 9),
      run: () =>
        readAttendant(parts.cohort, name).command<void>('conversations.react', {
          message: message(),
          reaction,
          on: true,
        }),
    })),
  ]
  if (edited !== undefined) {
    const input = () => ({ message: message(), markdown: withMentions(parts, edited), revision: 1 })
    deeds.push({ at: soon(4), run: () => author.command('conversations.edit', input()) })
  }
  if (takenBack) deeds.push({ at: soon(6), run: () => author.command('conversations.remove', { message: message() }) })
  return deeds
}

async function start(parts: Parts, telling: Telling, { by, words }: Saying): Promise<void> {
  const author = readAttendant(parts.cohort, by)
  const { title, kind = 'talk', meeting } = telling.seed
  const input = {
    ...{ title, kind, markdown: withMentions(parts, words) },
    ...(meeting ? { meeting: { at: inDays(parts.now, meeting), place: meeting.place } } : {}),
  }
  const { thread } = await author.command<ThreadWithPeople>('discussion.startThread', input)
  telling.thread = thread.id
  telling.conversation = thread.talk.id
  const [opening] = await readMessages(parts, telling)
  if (opening) telling.messages.push(opening.id)
  telling.read.set(by, 1)
}

const inDays = (now: number, { days, hour }: { days: number; hour: number }): number => {
  const date = new Date(now)
  date.setDate(date.getDate() + days)
  return date.setHours(hour, 0, 0, 0)
}

async function end({ cohort }: Parts, { thread, messages }: Telling, { by, mark, stance }: Ending): Promise<void> {
  const who = readAttendant(cohort, by)
  if (stance) await who.command('discussion.takeStance', { thread, stance })
  if (!mark) return
  const message = messages[mark.message - 1]
  await who.command('discussion.mark', { thread, message, mark: mark.as, on: true })
}

async function readMessages({ cohort }: Parts, { conversation, seed }: Telling): Promise<readonly Message[]> {
  const reader = readAttendant(cohort, seed.said[0]?.by ?? '')
  const { messages } = await reader.query<{ messages: Message[] }>('conversations.readMessages', { conversation })
  return messages
}

async function answer(parts: Parts, telling: Telling, { by, words, to }: Saying): Promise<void> {
  const replyTo = to === undefined ? undefined : telling.messages[to - 1]
  const { conversation } = telling
  const input = { conversation, markdown: withMentions(parts, words), ...(replyTo ? { replyTo } : {}) }
  // Whoever answers has read what there is.
  await read(parts, telling, by)
  const { message } = await readAttendant(parts.cohort, by).command<Said>('conversations.send', input)
  telling.messages.push(message.id)
  telling.read.set(by, message.seq)
}

function listReadings(parts: Parts, tellings: readonly Telling[]): Deed[] {
  const names = [...parts.cohort.people.keys()]
  const readAll = (who: readonly string[]) => async () => {
    await Promise.all(who.flatMap((name) => tellings.map((telling) => read(parts, telling, name))))
  }
  const others = names.filter((name) => name !== behind)
  const lately = others.map((name, index) => ({ at: parts.now - (10 + index * 9) * minute, run: readAll([name]) }))
  return [...everybodyReads.map((when) => ({ at: momentOf(when, parts.now), run: readAll(names) })), ...lately]
}

async function read({ cohort }: Parts, { conversation, messages, read }: Telling, name: string): Promise<void> {
  const seq = messages.length
  if ((read.get(name) ?? 0) >= seq) return
  read.set(name, seq)
  await readAttendant(cohort, name).command('conversations.markRead', { conversation, seq })
}

/** `@{ines}` becomes the link that the composer writes for a mention. */
const withMentions = ({ cohort }: Parts, words: string): string =>
  words.replace(/@\{(\w+)\}/g, (_mention, name: string) => {
    const { name: full, id } = readAttendant(cohort, name)
    return `[${full}](person:${id})`
  })
