import { Type } from 'typebox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defineContract, type ActivityId } from '../../plugins/api/contract.ts'
import { definePlugin } from '../../plugins/api/server.ts'
import { describePlugin } from '../../plugins/api/testing.ts'
import { defineStates } from '../../plugins/api/state.ts'
import { featureOf } from '../../server/plugins/feature.ts'
import { openSchedule } from '../../server/schedule/schedule.ts'
import { scheduleOf, timersOf } from '../../server/schedule/timers.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import type { TestPerson } from '../support/test-person.ts'

const contract = defineContract({
  id: 'bell',
  settings: Type.Object({}),
  queries: { countRings: { can: 'view', output: Type.Integer() } },
  commands: {
    set: {
      can: 'participate',
      input: Type.Object({ at: Type.Integer(), note: Type.String(), key: Type.Optional(Type.String()) }),
      output: Type.Null(),
    },
    cancel: { can: 'participate', input: Type.Object({ key: Type.String() }), output: Type.Null() },
  },
  timers: { ring: Type.Object({ note: Type.String() }) },
  events: { rang: Type.Object({ note: Type.String(), count: Type.Integer() }) },
})

type Tables = { bell_rings: { activity_id: ActivityId; note: string } }

let broken = false
const texts = { name: 'Bell', description: 'Rings when it is time.' }

/** A plugin that does one thing, later. */
const bell = definePlugin<typeof contract, Tables>({
  contract,
  queries: {
    async countRings({ db, activity }) {
      return (await db.selectFrom('bell_rings').select('note').where('activity_id', '=', activity.id).execute()).length
    },
  },
  commands: {
    async set({ schedule }, { at, note, key }) {
      await schedule.at('ring', at, { note }, key)
      return null
    },
    async cancel({ schedule }, { key }) {
      await schedule.cancel('ring', key)
      return null
    },
  },
  timers: {
    async ring({ db, activity, publish }, { note }) {
      await db.insertInto('bell_rings').values({ activity_id: activity.id, note }).execute()
      if (broken) throw new Error('The bell is stuck.')
      const rings = await db.selectFrom('bell_rings').select('note').where('activity_id', '=', activity.id).execute()
      publish('rang', { note, count: rings.length })
    },
  },
  migrations: {
    '001_rings': {
      up: (db) =>
        db.schema
          .createTable('bell_rings')
          .addColumn('activity_id', 'text', (c) => c.notNull())
          .addColumn('note', 'text', (c) => c.notNull())
          .execute(),
    },
  },
  privacy: { noPersonalData: 'It keeps what rang, and not for whom.' },
  copy: async () => {},
  texts: { en: texts, es: texts },
})

describePlugin(bell, {
  steps: [
    { command: 'set', as: 'learner', input: { at: 4_000_000_000_000, note: 'Lunch', key: 'lunch' } },
    { command: 'cancel', as: 'mentor', input: { key: 'lunch' } },
  ],
  queries: { countRings: {} },
  timers: { ring: { note: 'Tea' } },
  states: defineStates<typeof contract>({ countRings: { rang: (_before, { count }) => count } }),
})

describe('A timer', () => {
  let house: TestApp
  let activity: ActivityId
  let kwame: TestPerson
  let clock: number

  beforeEach(async () => {
    broken = false
    clock = Date.parse('2026-03-02T09:00:00Z')
    house = await startTestApp({ plugins: [bell], now: () => clock })
    activity = await house.place('bell')
    kwame = await house.enrol('Kwame')
  })
  afterEach(() => house.close())

  const set = (at: number, note: string, key?: string) =>
    kwame.command(activity, 'bell.set', { at, note, ...(key === undefined ? {} : { key }) })
  const passTo = async (time: number) => {
    clock = time
    await house.house.schedule.runDue()
  }
  const notes = () =>
    house.house.database.read(async (db) => {
      const rows = await db.withTables<Tables>().selectFrom('bell_rings').select('note').execute()
      return rows.map(({ note }) => note)
    })

  test('runs when its time has come, once, and everybody hears what it published', async () => {
    const page = await kwame.listen(activity)
    const noon = clock + 3_600_000
    await set(noon, 'Lunch')
    await passTo(noon - 1)
    expect(await notes()).toEqual([])
    await passTo(noon)
    await passTo(noon + 1)
    expect(await notes()).toEqual(['Lunch'])
    await expect.poll(() => page.events.map(({ data }) => data)).toEqual([{ note: 'Lunch', count: 1 }])
    kwame.leave()
  })

  test('set again with its key moves; set with another is a second one; cancelled, it never runs', async () => {
    await set(clock + 1000, 'Tea', 'a')
    await set(clock + 5000, 'Later tea', 'a')
    await set(clock + 1000, 'Cake', 'b')
    await set(clock + 1000, 'Never', 'c')
    await kwame.command(activity, 'bell.cancel', { key: 'c' })
    await passTo(clock + 2000)
    expect(await notes()).toEqual(['Cake'])
    await passTo(clock + 3000)
    expect(await notes()).toEqual(['Cake', 'Later tea'])
  })

  test('that fails leaves nothing behind and is tried again a minute later; the others run', async () => {
    broken = true
    await set(clock, 'Stuck')
    await passTo(clock)
    broken = false
    await set(clock, 'Well', 'other')
    await passTo(clock + 59_000)
    expect(await notes()).toEqual(['Well'])
    await passTo(clock + 1000)
    expect(await notes()).toEqual(['Well', 'Stuck'])
  })

  test('that was due while nobody looked runs at the start of the next process, in only one of two', async () => {
    await set(clock, 'Late')
    clock += 86_400_000
    const { database, live, grades, followers, log, plugins } = house.house

    const timers = timersOf([...plugins.values()].map(featureOf))
    const other = openSchedule({ database, live, grades, followers, log, timers, now: () => clock })
    await Promise.all([other.runDue(), house.house.schedule.runDue()])
    expect(await notes()).toEqual(['Late'])
  })

  test('is set only with what its contract allows', async () => {
    const { status } = await set(clock, 'x')
    expect(status).toBe(200)
    const { database } = house.house

    const at = (timer: string, input: Record<string, unknown>) =>
      database.write((db) => scheduleOf(contract)({ db, activity: { id: activity } as never }).at(timer, clock, input))
    await expect(at('ring', { note: 5 })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(at('toll', { note: 'x' })).rejects.toThrow('names no timer "toll"')
  })
})
