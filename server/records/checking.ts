import { findActivity } from '../activities/activities.ts'
import type { Database } from '../database/database.ts'
import { readHouse } from '../people/reader.ts'
import { contextOf } from '../plugins/feature.ts'
import type { Plugins } from '../plugins/find.ts'

interface Parts {
  readonly database: Database
  readonly plugins: Plugins
  readonly now: () => number
}

/** Goes through everything that is signed, in all activities. Says a sentence for each thing; answers whether all holds. */
export async function checkRecords(parts: Parts, say: (line: string) => void): Promise<boolean> {
  const { database, plugins } = parts
  const kinds = [...plugins.values()].flatMap(({ contract, records }) => (records ? [contract.id] : []))
  const rows = await database.read((db) =>
    db
      .selectFrom('activities')
      .select('id')
      .where('plugin', 'in', kinds.length > 0 ? kinds : [''])
      .orderBy('id')
      .execute(),
  )
  const found = { count: 0, faults: 0 }
  for (const { id } of rows) {
    const { title, count, faults } = await checkActivity(parts, id)
    found.count += count
    found.faults += faults.length
    for (const fault of faults) say(`NOT WELL "${title}": ${fault}`)
  }
  say(
    found.faults === 0
      ? `All ${found.count} signed entries hold.`
      : `${found.faults} of ${found.count} signed entries hold no more.`,
  )
  return found.faults === 0
}

function checkActivity({ database, plugins, now }: Parts, id: Parameters<typeof findActivity>[1]) {
  return database.read(async (db) => {
    const activity = await findActivity(db, id)
    const plugin = plugins.get(activity?.plugin ?? '')
    if (!activity || !plugin?.records) return { title: '', count: 0, faults: [] }
    const reader = await readHouse(db, activity.course)
    const scope = { db, dialect: database.dialect, reader, activity, now: now() }
    return { title: activity.title, ...(await plugin.records.check(contextOf(plugin, scope))) }
  })
}
