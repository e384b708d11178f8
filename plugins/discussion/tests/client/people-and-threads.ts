import type { PersonCard, PersonId, Role } from '../../../api/contract.ts'
import type { Said } from '../../../api/conversations.ts'
import type { Thread, ThreadId } from '../../contract.ts'

const person = (id: string, name: string, role: Role = 'learner'): PersonCard => ({
  id: id as PersonId,
  name,
  picture: null,
  role,
})

export const nadia = person('nadia', 'Nadia Rahal')
export const kwame = person('kwame', 'Kwame Boateng')
export const ines = person('ines', 'Inés Carrasco')
export const tomas = person('tomas', 'Tomás Echeverri', 'facilitator')
export const everybody = [ines, kwame, nadia, tomas]

export const monday = Date.parse('2026-04-20T10:00:00Z')
export const day = 86_400_000

type Talk = Thread['talk']

/** A thread of Kwame's that nobody has answered, with what is different. */
export function makeThread(
  id: string,
  { talk, ...more }: Partial<Omit<Thread, 'talk'>> & { talk?: Partial<Talk> } = {},
): Thread {
  return {
    id: id as ThreadId,
    title: `Thread ${id}`,
    startedBy: kwame.id,
    startedAt: monday,
    pinned: false,
    kind: 'talk',
    marked: [],
    stances: [],
    meeting: null,
    ...more,
    talk: {
      id: `talk-${id}` as Talk['id'],
      count: 1,
      lastSeq: 1,
      lastMessage: { author: kwame.id, excerpt: 'Where do I start?', sentAt: monday },
      authors: [kwame.id],
      closed: false,
      audience: 'cohort',
      ...talk,
    },
  }
}

/** What the page hears when somebody says something in a thread. */
export function say({ talk }: Thread, author: PersonCard, words: string, sentAt: number): Said {
  const seq = talk.lastSeq + 1
  return {
    message: {
      id: `message-${seq}` as Said['message']['id'],
      seq,
      conversation: talk.id,
      author: author.id,
      replyTo: null,
      branch: 0,
      twig: 0,
      html: `<p>${words}</p>`,
      sentAt,
      editedAt: null,
      revision: 1,
      gone: null,
      reactions: [],
      mentions: [],
      files: [],
    },
    people: [author],
    conversation: {
      ...talk,
      count: talk.count + 1,
      lastSeq: seq,
      lastMessage: { author: author.id, excerpt: words, sentAt },
      authors: [author.id, ...talk.authors.filter((id) => id !== author.id)],
    },
  }
}
