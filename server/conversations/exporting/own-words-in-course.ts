import type { Download, DownloadPart } from '../../../plugins/api/downloads.ts'
import { listActivitiesOf } from '../../activities/activities.ts'
import { readTitle } from '../../courses/courses.ts'
import type { Scope } from '../../operations/feature.ts'
import { findVisit } from '../../operations/going.ts'
import { readProfile } from '../../people/profiles.ts'
import type { Plugins } from '../../plugins/find.ts'
import { findOwnWords } from './own-words.ts'
import { wordsFor, type Words } from './words.ts'

/** Everything that the reader said in the course, whatever the activity: a folder for each that they can enter. */
export async function writeOwnWordsInCourse(scope: Scope, plugins: Plugins): Promise<Download> {
  const { db, activity, reader } = scope
  const words = wordsFor(reader.actor.locale)
  const parts: DownloadPart[] = []
  let count = 0
  for (const { id } of await listActivitiesOf(db, activity.course)) {
    const visit = await findVisit(scope, id)
    const own = visit && (await findOwnWords({ ...scope, activity: visit.activity, reader: visit.reader }, plugins))
    if (!own) continue
    // Two activities may be called the same.
    const folder = `${(count += 1)} ${visit.activity.title.replaceAll('/', ' ')}`
    parts.push(...own.map((part) => ({ ...part, path: `${folder}/${part.path}` })))
  }
  parts.push(...(await writeProfile(scope, words)))
  const course = await readTitle(db, activity.course)
  const name = [words.say('own'), ...(course === null ? [] : [course])].join(' – ')
  if (parts.length === 0) parts.push({ path: `${words.say('own')}.md`, text: `${words.say('nothing')}\n` })
  return { name, parts }
}

/** What they say of themselves, which is the same in every course. */
async function writeProfile({ db, reader }: Scope, words: Words): Promise<DownloadPart[]> {
  const profile = await readProfile(db, reader.actor.id)
  const lines = (['work', 'place', 'offers', 'seeks'] as const)
    .filter((key) => profile[key] !== '')
    .map((key) => `## ${words.say(key)}\n\n${profile[key]}`)
  if (lines.length === 0) return []
  return [{ path: `${words.say('about')}.md`, text: `${[`# ${words.say('about')}`, ...lines].join('\n\n')}\n` }]
}
