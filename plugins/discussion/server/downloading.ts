import type { PersonCard, PersonId } from '../../api/contract.ts'
import type { Download } from '../../api/downloads.ts'
import { escapeMarkdown } from '../../api/markdown.ts'
import type { Stance, Thread, ThreadId } from '../contract.ts'
import { documentIn, languageOf } from '../texts/document.ts'
import { names as en } from '../texts/en.ts'
import { names as es } from '../texts/es.ts'
import type { Reading } from './joining.ts'
import { readThread, withPeople } from './reading.ts'

/** A thread to take along: what it is, how it ended, and what was said in it. */
export async function downloadThread(context: Reading, { thread: id }: { thread: ThreadId }): Promise<Download> {
  const { thread, people } = await withPeople(context, (await readThread(context, id)).thread)
  const written = await context.conversations.write(thread.talk.id)
  const lines = listHead(thread, new Map(people.map((person) => [person.id, person])), context.actor.locale)
  const text = [`# ${escapeMarkdown(thread.title)}`, ...lines, written.markdown].join('\n\n')
  return { name: thread.title, parts: [{ path: `${thread.title}.md`, text: `${text}\n` }, ...written.parts] }
}

type People = ReadonlyMap<PersonId, PersonCard>

/** What the page shows above the messages. */
function listHead(thread: Thread, people: People, locale: string): string[] {
  const language = languageOf(locale)
  const words = documentIn[language]
  const nameOf = (id: PersonId) => {
    const card = people.get(id)
    if (!card) return words.left
    return card.mask === undefined ? escapeMarkdown(card.name) : `${words.someone} ${card.mask}`
  }
  const kind = { en, es }[language][`kind.${thread.kind}`]
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  const meeting = thread.meeting
    ? [[`${moments.format(thread.meeting.at)} UTC`, escapeMarkdown(thread.meeting.place)].filter(Boolean).join(', ')]
    : []
  const standing = groupStances(thread.stances).map(
    ([stance, those]) => `- ${words[stance]}: ${those.map(nameOf).join(', ')}`,
  )
  const marked = thread.marked
    .filter(({ gone }) => !gone)
    .map(({ mark, seq, by }) => `- ${words[mark]}: ${seq} (${nameOf(by)})`)
  return [`*${[kind, ...meeting].join(' · ')}*`, [...marked, ...standing].join('\n')].filter((line) => line !== '')
}

function groupStances(stances: readonly Stance[]): [Stance['stance'], PersonId[]][] {
  const found = new Map<Stance['stance'], PersonId[]>()
  for (const { stance, person } of stances) found.set(stance, [...(found.get(stance) ?? []), person])
  return [...found]
}
