import type { Download, DownloadPart } from '../../../plugins/api/downloads.ts'
import { listActivitiesOf } from '../../activities/activities.ts'
import { readTitle } from '../../courses/courses.ts'
import type { Scope } from '../../operations/feature.ts'
import { findVisit } from '../../operations/going.ts'
import { hasOwnWords, writeOwnWords } from './own-words.ts'
import { wordsFor } from './words.ts'

/** Everything that the reader said in the course, whatever the activity: a folder for each that they can enter. */
export async function writeOwnWordsInCourse(scope: Scope): Promise<Download> {
  const { db, activity, reader } = scope
  const words = wordsFor(reader.actor.locale)
  const parts: DownloadPart[] = []
  let count = 0
  for (const { id } of await listActivitiesOf(db, activity.course)) {
    const visit = await findVisit(scope, id)
    if (!visit) continue
    const there: Scope = { ...scope, activity: visit.activity, reader: visit.reader }
    if (!(await hasOwnWords(there))) continue
    const { parts: own } = await writeOwnWords(there)
    // Two activities may be called the same.
    const folder = `${(count += 1)} ${visit.activity.title.replaceAll('/', ' ')}`
    parts.push(...own.map((part) => ({ ...part, path: `${folder}/${part.path}` })))
  }
  const course = await readTitle(db, activity.course)
  const name = [words.say('own'), ...(course === null ? [] : [course])].join(' – ')
  if (parts.length === 0) parts.push({ path: `${words.say('own')}.md`, text: `${words.say('nothing')}\n` })
  return { name, parts }
}
