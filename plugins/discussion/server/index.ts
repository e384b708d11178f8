import { definePlugin } from '../../api/server.ts'
import { contract } from '../contract.ts'
import { migrations } from '../migrations/index.ts'
import { names as en } from '../texts/en.ts'
import { names as es } from '../texts/es.ts'
import { downloadThread } from './downloading.ts'
import { grading } from './grading.ts'
import { listContributions, listToJudge, readJudged } from './judging/contributions.ts'
import { eraseJudgements, listJudgedBy, listJudgementsOf, toJudgement } from './judging/judgements.ts'
import { judge } from './judging/judging.ts'
import { mark, takeStance, writeMarked } from './marking.ts'
import { eraseMarks, listMarkedBy } from './marks.ts'
import { listGroups } from './groups.ts'
import { eraseOffers, listOffersOf } from './offers.ts'
import { listThreads, readThread, withPeople } from './reading.ts'
import { askMentors, passOn } from './routing.ts'
import { changeGroup } from './regrouping.ts'
import { listSimilar } from './similar.ts'
import { eraseStances, listStancesOf } from './stances.ts'
import type { DiscussionTables } from './tables.ts'
import { eraseMoves, listMoves, moveBack } from './moves.ts'
import { moveMessage, splitThread } from './moving.ts'
import { listOwnWords } from './own-words.ts'
import { taking } from './taking.ts'
import { changeKind, close, pin, rename, settleMeeting, startThread } from './tending.ts'
import { eraseStarter, listStartedBy } from './threads.ts'
import { listWaitingFor, mentorsAtOf, readStanding } from './waiting.ts'

/** Threads with a title: a list of them, and each a conversation of the core. */
export const plugin = definePlugin<typeof contract, DiscussionTables>({
  contract,
  queries: {
    listThreads,
    listSimilar,
    listGroups,
    listWaiting: (context) => listWaitingFor(context, context.actor.id),
    async readStanding(context, { thread: id }) {
      const { row } = await readThread(context, id)
      const asked = row.started_by !== null && (await context.people.isMe(row.started_by))
      if (!asked || row.kind !== 'question') return null
      return readStanding(context, row.id, mentorsAtOf(context, row))
    },
    readJudged,
    listToJudge,
    listContributions,
    listMoves,
    listWrittenIn: ({ conversations }) => conversations.listWrittenIn(),
    async readThread(context, { thread: id }) {
      const { thread } = await readThread(context, id)
      return withPeople(context, thread)
    },
  },
  commands: {
    startThread,
    changeKind,
    settleMeeting,
    rename,
    pin,
    close,
    mark,
    writeMarked,
    passOn,
    takeStance,
    moveMessage,
    splitThread,
    judge,
    changeGroup,
    moveBack,
  },
  downloads: { thread: downloadThread },
  ownWords: listOwnWords,
  timers: { askMentors },
  grading,
  taking,
  migrations,
  privacy: {
    async export(db, person) {
      const started = await listStartedBy(db, person)
      const marked = await listMarkedBy(db, person)
      const stances = await listStancesOf(db, person)
      const offers = await listOffersOf(db, person)
      const judgements = await listJudgementsOf(db, person)
      const judged = await listJudgedBy(db, person)
      return {
        judgements: judgements.map(toJudgement),
        judged: judged.map((row) => ({ person: row.person_id, at: row.judged_at, words: row.words })),
        started: started.map((row) => ({ activity: row.activity_id, title: row.title, startedAt: row.started_at })),
        marked: marked.map((row) => ({ message: row.message_id, mark: row.mark, at: row.marked_at })),
        offered: offers.map((row) => ({ thread: row.thread_id, at: row.offered_at, passedAt: row.passed_at })),
        stances: stances.map((row) => ({ thread: row.thread_id, stance: row.stance, at: row.taken_at })),
      }
    },
    async erase(db, person) {
      await eraseStarter(db, person)
      await eraseMarks(db, person)
      await eraseStances(db, person)
      await eraseOffers(db, person)
      await eraseJudgements(db, person)
      await eraseMoves(db, person)
    },
  },
  // Settings are copied by the house; threads are what these people said, and stay with them.
  copy: async () => {},
  texts: { en, es },
})
