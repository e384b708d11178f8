import { callName, nameOf, sayExactly, type ActivityClient, type IconName, type KindPart } from '../../api/client.ts'
import type { PersonCard, PersonId } from '../../api/contract.ts'
import type { contract, Kind, MarkedMessage, Thread } from '../contract.ts'
import { text } from './texts.ts'

/** The kinds in the order in which they are offered; plain talk needs no choice and comes first. */
export const kinds: readonly Kind[] = ['talk', 'question', 'story', 'reuse', 'proposal', 'visit']

export const kindIcons: Readonly<Record<Kind, IconName>> = {
  talk: 'speech',
  question: 'question',
  story: 'story',
  reuse: 'reuse',
  proposal: 'proposal',
  visit: 'visit',
}

/** The kinds that a designer offers; one that a thread is already stays among them. */
export const listKinds = ({ activity }: ActivityClient<typeof contract>, now: Kind = 'talk'): Kind[] =>
  kinds.filter((kind) => kind === 'talk' || kind === now || activity.settings.kinds.includes(kind))

type People = ReadonlyMap<PersonId, PersonCard>

/** What a thread is and how far its ending has come, for a line about it; of plain talk, nothing. */
export function listKindParts(thread: Thread, people: People): KindPart[] {
  const { kind } = thread
  if (kind === 'talk') return []
  return [{ icon: kindIcons[kind], text: text(`kind.${kind}`) }, ...listEnding(thread, people)]
}

function listEnding(thread: Thread, people: People): KindPart[] {
  const { kind, stances } = thread
  if (kind === 'question') return [sayAnswered(thread, people)]
  if (kind === 'proposal') return [sayDecided(thread)]
  if (kind === 'visit') return listMeeting(thread)
  const reached = stances.length > 0 && kind !== 'talk'
  return reached ? [{ icon: 'check', tone: 'reached', text: text(`ending.${kind}`, { count: stances.length }) }] : []
}

function sayAnswered(thread: Thread, people: People): KindPart {
  const [answer] = listMarked(thread, 'answer')
  if (!answer) return { icon: 'clock', tone: 'waiting', text: text('ending.unanswered') }
  return {
    icon: 'check',
    tone: 'reached',
    text: text('ending.answered', { name: callName(people.get(answer.author)) }),
  }
}

function sayDecided(thread: Thread): KindPart {
  if (listMarked(thread, 'decision').length > 0) return { icon: 'check', tone: 'reached', text: text('ending.decided') }
  const count = (stance: string) => thread.stances.filter((each) => each.stance === stance).length
  return { text: text('ending.stances', { pro: String(count('for')), contra: String(count('against')) }) }
}

function listMeeting(thread: Thread): KindPart[] {
  const { meeting, stances } = thread
  if (listMarked(thread, 'notes').length > 0) return [{ icon: 'check', tone: 'reached', text: text('ending.noted') }]
  return [
    { icon: 'calendar', text: meeting ? sayExactly(meeting.at) : text('meeting.open') },
    ...(stances.length > 0 ? [{ text: text('meeting.coming', { count: stances.length }) }] : []),
  ]
}

/** The messages that stand out in this way and are still there, one mark each: the asker's before all others. */
export function listMarked({ marked, startedBy }: Thread, mark: MarkedMessage['mark']): MarkedMessage[] {
  const found = marked.filter((each) => each.mark === mark && !each.gone)
  return found.toSorted((one, other) => Number(other.by === startedBy) - Number(one.by === startedBy))
}

/** Why a message stands out: who accepted or endorsed it, or what it is. */
export function sayWhy({ mark, by, author }: MarkedMessage, thread: Thread, people: People): KindPart {
  if (mark === 'summary') return { icon: 'pin', text: text('marked.summary', { name: nameOf(people.get(author)) }) }
  if (mark !== 'answer') return { icon: 'check', tone: 'reached', text: text(`marked.${mark}`) }
  const name = nameOf(people.get(by))
  const key = by === thread.startedBy ? 'marked.accepted' : 'marked.endorsed'
  return { icon: 'check', tone: 'reached', text: text(key, { name }) }
}
