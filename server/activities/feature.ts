import { readTitle } from '../courses/courses.ts'
import { refuse } from '../errors.ts'
import { everybody, saveChanges } from '../grades/changes.ts'
import { listLineItems } from '../grades/computing.ts'
import { defineFeature, type Scope } from '../operations/feature.ts'
import { isIn } from '../people/reader.ts'
import { permissionsOf } from '../people/roles.ts'
import type { Plugins } from '../plugins/find.ts'
import { saveScheduled } from '../schedule/scheduled.ts'
import { rearrangedTimer } from '../schedule/timers.ts'
import { listActivitiesOf, saveSetUp } from './activities.ts'
import { contract } from './contract.ts'
import { goOver } from './going-over.ts'
import { checkSetUp, listOffers } from './set-up.ts'

/** What every activity can say of itself, and how it is set up. */
export const activityFeature = (plugins: Plugins) =>
  defineFeature({
    contract,
    queries: {
      async read({ db, activity, reader }) {
        const { id, plugin, title, settings, audience, course } = activity
        const me = { id: reader.actor.id, name: reader.actor.name, picture: reader.actor.picture, role: reader.role }
        const may = permissionsOf(reader.role)
        const graded = (await listLineItems(db, plugins.get(plugin ?? ''), activity)).length > 0
        const named = { id, plugin, title, course: await readTitle(db, course) }
        const handsOn = await canHandOn(plugins, { db, activity, reader })
        return { ...named, settings, graded, handsOn, audience: audience.kind, me, may }
      },
      listOffers: async () => listOffers(plugins),
    },
    commands: {
      goOver,
      async setUp({ db, activity, now, publishToCourse }, input) {
        const saved = await saveSetUp(db, activity.id, checkSetUp(plugins, input), now)
        if (!saved) throw refuse('invalid_input', '/plugin')
        // Other settings may mean other grades.
        if (plugins.get(input.plugin)?.grading)
          await saveChanges(db, { activity: activity.id, people: [everybody] }, now)
        if (plugins.get(input.plugin)?.rearranged) await tellLater({ db, activity, now }, input.plugin)
        publishToCourse('activity.changed', { activity: activity.id })
        return {}
      },
    },
  })

/** What follows from other settings is done a moment later, by itself. */
const tellLater = ({ db, activity, now }: Pick<Scope, 'db' | 'activity' | 'now'>, feature: string): Promise<void> =>
  saveScheduled(
    db,
    { activity: activity.id, feature, timer: rearrangedTimer, key: '' },
    { at: now, input: { before: activity.plugin === feature ? activity.settings : null } },
  )

/** Whether there is another activity that takes talk. */
async function canHandOn(
  plugins: Plugins,
  { db, activity, reader }: Pick<Scope, 'db' | 'activity' | 'reader'>,
): Promise<boolean> {
  const others = (await listActivitiesOf(db, activity.course)).filter(({ id }) => id !== activity.id)
  return others.some(({ plugin, audience }) => plugins.get(plugin ?? '')?.contract.takes && isIn(audience, reader))
}
