import type { Kysely } from 'kysely'
import type { PersonId } from '../../plugins/api/contract.ts'
import { unmask } from '../conversations/talking/masks.ts'
import type { Dialect } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { saveChanges } from '../grades/changes.ts'
import { Publication, type Frame } from '../live/publication.ts'
import { courseRoom, roomsOf } from '../live/rooms.ts'
import type { CommandScope, Scope } from './feature.ts'
import type { GradeNews } from './operations.ts'

/** What a piece of work left behind, beside its own rows: to be told after the commit. */
export interface Changed<Answer> {
  readonly answer: Answer
  readonly frames: readonly Frame[]
  /** True when somebody's grade has to be computed anew. */
  readonly regraded: boolean
}

interface Surroundings extends Pick<Scope, 'reader' | 'activity' | 'now'> {
  readonly db: Kysely<Tables>
  readonly dialect: Dialect
  readonly grades: GradeNews | undefined
  readonly limited: boolean
}

/** Runs `work` in a scope in which things change. What it publishes and notes is stored in the same transaction. */
export async function change<Answer>(
  { grades, ...surroundings }: Surroundings,
  work: (scope: CommandScope) => Promise<Answer>,
): Promise<Changed<Answer>> {
  const { db, activity, now } = surroundings
  const publication = new Publication()
  const news = new Set<PersonId>()
  const noted = { publication, news, whose: grades?.whoseChange ?? nobodys }
  const answer = await work({ ...surroundings, ...noting(activity, noted) })
  const frames = await publication.store(db, now)
  await saveChanges(db, { activity: activity.id, people: await unmask(db, news) }, now)
  return { answer, frames, regraded: news.size > 0 }
}

const nobodys: GradeNews['whoseChange'] = () => []

interface Noted {
  readonly publication: Publication
  readonly news: Set<PersonId>
  readonly whose: GradeNews['whoseChange']
}

function noting(
  activity: Scope['activity'],
  { publication, news, whose }: Noted,
): Pick<CommandScope, 'publish' | 'publishToCourse' | 'changeGrades'> {
  const changeGrades = (people: readonly PersonId[]) => people.forEach((person) => news.add(person))
  return {
    changeGrades,
    publish(event, data, to = activity.audience) {
      publication.add(roomsOf(activity.id, to), event, data)
      changeGrades(whose(activity, event, data))
    },
    publishToCourse: (event, data) => publication.add([courseRoom(activity.course)], event, data),
  }
}
