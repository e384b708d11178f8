import { defineStates } from '../api/state.ts'
import type { ConversationSummary, Said } from '../api/conversations.ts'
import type { ConversationId, PersonCard } from '../api/contract.ts'
import type { contract, Thread, ThreadList, ThreadWithPeople, Waiting, WaitingList } from './contract.ts'
import { cardsFor, inOrder } from './threads-in-order.ts'

/** How the list and an open thread follow what happens. A thread that the list does not show is left for the next reading. */
export const states = defineStates<typeof contract>({
  listThreads: {
    threadStarted: (list, { thread, people }) =>
      list.threads.some(({ id }) => id === thread.id) ? list : withThreads(list, [...list.threads, thread], people),
    threadChanged: (list, { thread, people }) =>
      changeInList(list, people, (known) => (known.id === thread.id ? thread : known)),
    threadGone: (list, { thread }) =>
      list.threads.some(({ id }) => id === thread)
        ? withThreads(
            list,
            list.threads.filter(({ id }) => id !== thread),
            [],
          )
        : list,
    'conversations.messageSent': followList,
    'conversations.messageChanged': followList,
    'conversations.conversationChanged': (list, talk) => changeInList(list, [], talkingAs(talk)),
    'conversations.conversationWithdrawn': (list, { conversation }) => {
      const threads = list.threads.filter(({ talk }) => talk.id !== conversation)
      return threads.length === list.threads.length ? list : withThreads(list, threads, [])
    },
  },
  listWaiting: {
    waitingChanged: (_before, now) => now,
    'conversations.conversationWithdrawn': (list, { conversation }) => leaveOut(list, (each) => each === conversation),
    'conversations.messageSent': (list, { message }, me) =>
      leaveOut(list, (each) => message.author === me && each === message.conversation),
  },
  listMoves: { movesChanged: (_before, now) => now },
  readJudged: {
    judged: (before, now) => (before.judgement?.version === now.judgement?.version ? before : now),
  },
  readStanding: {
    standingChanged: (standing, now) => (standing?.thread === now.thread ? now : standing),
  },
  listWrittenIn: {
    'conversations.messageSent': (known, { message }, me) =>
      message.author !== me || known.includes(message.conversation)
        ? known
        : inIdOrder([...known, message.conversation]),
    'conversations.messagesMoved': (known, { from, to, authors, left }, me) => {
      const kept = left.includes(me) ? known.filter((id) => id !== from) : known
      const isNew = authors.includes(me) && !kept.includes(to)
      return isNew ? inIdOrder([...kept, to]) : kept
    },
  },
  readThread: {
    threadStarted: (open, { thread, people }) =>
      changeOpen(open, people, (known) => (known.id === thread.id ? thread : known)),
    threadChanged: (open, { thread, people }) =>
      changeOpen(open, people, (known) => (known.id === thread.id ? thread : known)),
    'conversations.messageSent': followOpen,
    'conversations.messageChanged': followOpen,
    'conversations.conversationChanged': (open, talk) => changeOpen(open, [], talkingAs(talk)),
  },
})

const inIdOrder = (ids: readonly ConversationId[]): ConversationId[] =>
  ids.toSorted((one, other) => (one < other ? -1 : 1))

function leaveOut(list: WaitingList, isOver: (conversation: ConversationId) => boolean): WaitingList {
  const waiting = list.waiting.filter(({ conversation }) => !isOver(conversation))
  return waiting.length === list.waiting.length ? list : { waiting, people: askersOf(waiting, list.people) }
}

const askersOf = (waiting: readonly Waiting[], people: readonly PersonCard[]): PersonCard[] =>
  people.filter(({ id }) => waiting.some(({ startedBy }) => startedBy === id))

function followList(list: ThreadList, said: Said): ThreadList {
  return changeInList(list, said.people, afterSaying(said))
}

function followOpen(open: ThreadWithPeople, said: Said): ThreadWithPeople {
  return changeOpen(open, said.people, afterSaying(said))
}

/** A message may stand out in its thread, and be taken back or brought back there. */
const afterSaying =
  ({ message, conversation }: Said) =>
  (thread: Thread): Thread => {
    const talking = talkingAs(conversation)(thread)
    if (!talking.marked.some((each) => each.message === message.id)) return talking
    const { author, seq } = message
    const now = { author, seq, gone: message.gone !== null }
    return {
      ...talking,
      marked: talking.marked.map((each) => (each.message === message.id ? { ...each, ...now } : each)),
    }
  }

/** The thread of that conversation as it talks now; any other thread as it is. */
const talkingAs =
  (talk: ConversationSummary) =>
  (thread: Thread): Thread =>
    thread.talk.id === talk.id ? { ...thread, talk } : thread

function changeInList(list: ThreadList, people: readonly PersonCard[], change: (thread: Thread) => Thread): ThreadList {
  const threads = list.threads.map(change)
  return threads.some((thread, place) => thread !== list.threads[place]) ? withThreads(list, threads, people) : list
}

const withThreads = (list: ThreadList, threads: readonly Thread[], people: readonly PersonCard[]): ThreadList => ({
  ...list,
  threads: inOrder(threads),
  people: cardsFor(threads, [...list.people, ...people]),
})

function changeOpen(
  open: ThreadWithPeople,
  people: readonly PersonCard[],
  change: (thread: Thread) => Thread,
): ThreadWithPeople {
  const thread = change(open.thread)
  return thread === open.thread ? open : { thread, people: cardsFor([thread], [...open.people, ...people]) }
}
