import BetterSqlite3 from 'better-sqlite3'
import type { ActivityId, CourseId } from '../../../plugins/api/contract.ts'
import { openDatabase } from '../../../server/database/open.ts'
import { readVisit } from '../../../server/operations/visit.ts'
import { Catalogue } from '../../../server/operations/catalogue.ts'
import { makeOperations } from '../../../server/operations/operations.ts'
import { searchFeature } from '../../../server/search/feature.ts'
import { listConditions, readWanted } from '../../../server/search/wanted.ts'
import type { Bench } from '../figure.ts'
import { findMillion } from './million.ts'
import { chooseWord, makeChance } from './words.ts'

const questionsPerRound = 300

/** What people type: one word to three, none of the most frequent alone, the last one often only begun. */
function makeQuestions(): string[] {
  const chance = makeChance(7)
  return Array.from({ length: questionsPerRound }, () => {
    const typed = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => chooseWord(chance, 100)).join(' ')
    return chance() < 0.5 ? typed.slice(0, -1) : typed
  })
}

/** Both sides on the same file and the same questions, each a process's own work without a network; in ms at the 95th of 100. */
export async function openSearches(): Promise<Bench> {
  const file = await findMillion()
  const bare = new BetterSqlite3(file, { readonly: true })
  const database = openDatabase(`file:${file}`)
  const { course, activity, person } = bare
    .prepare('select course_id as course, (select id from activities) as activity, person_id as person from members')
    .get() as { course: CourseId; activity: ActivityId; person: never }
  const visit = await database.read((db) => readVisit(db, { course, activity, person, courseSeq: 0 }))
  const operations = makeOperations({
    database,
    live: { deliver: () => undefined, positions: async (rooms) => Object.fromEntries(rooms.map((room) => [room, 0])) },
    catalogue: new Catalogue([searchFeature(new Map())], []),
    now: Date.now,
  })
  const questions = makeQuestions()
  const find = bare.prepare(
    `select rowid as id from search_words where search_words match ? order by rowid desc limit 20`,
  )
  const read = bare.prepare(`select * from messages where id = (select message_id from search_documents where id = ?)`)
  return {
    ours: () =>
      measure(questions, async (words) => {
        await operations.query({ visit, feature: 'search', name: 'find' }, JSON.stringify({ words }))
      }),
    bare: () =>
      measure(questions, async (words) => {
        const match = listConditions(readWanted(words))
          .map(({ term, begun }) => `"${term}"${begun ? '*' : ''}`)
          .join(' AND ')
        JSON.stringify((find.all(match) as { id: number }[]).map(({ id }) => read.get(id)))
      }),
    async close() {
      bare.close()
      await database.close()
    },
  }
}

async function measure(questions: readonly string[], ask: (words: string) => Promise<void>): Promise<number> {
  const took: number[] = []
  for (const question of questions) {
    const begin = performance.now()
    await ask(question)
    took.push(performance.now() - begin)
  }
  return took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? Number.NaN
}
