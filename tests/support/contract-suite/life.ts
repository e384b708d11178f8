import { Value } from 'typebox/value'
import { expect } from 'vitest'
import type { ActivityId, CohortId, Contract, FileId, PersonId, Role } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { findActivity } from '../../../server/activities/activities.ts'
import { countFailing } from '../../../server/schedule/scheduled.ts'
import { scheduleOf } from '../../../server/schedule/timers.ts'
import { startTestApp, type TestApp, type TestAppOptions } from '../app.ts'
import type { TestPerson } from '../test-person.ts'
import { upload } from '../uploads.ts'
import type { Example } from './example.ts'

type Life = Example<Contract>
type AnyStep = { readonly command: string; readonly as: Role; readonly input: unknown }

/** An activity of the plugin under test in a running house, and people of every role to use it. */
export class LivedExample {
  readonly answers: Record<string, unknown> = {}
  private readonly people = new Map<Role, TestPerson>()
  private readonly files = new Map<string, FileId>()

  private constructor(
    readonly house: TestApp,
    readonly plugin: Plugin,
    readonly activity: ActivityId,
    private readonly example: Life & { readonly cohort: CohortId },
  ) {}

  static async start(plugin: Plugin, example: Life, options: Partial<TestAppOptions> = {}): Promise<LivedExample> {
    const house = await startTestApp({ plugins: [plugin], ...options })
    const cohort = await house.makeCohort('coffee', 'March starters')
    const settings = { ...example.settings }
    const activity = await house.place(plugin.contract.id, { settings, cohort })
    const life = new LivedExample(house, plugin, activity, { ...example, cohort })
    for (const role of ['observer', 'learner', 'mentor', 'designer', 'facilitator'] as const)
      life.people.set(role, await house.enrol(`The ${role}`, { role, cohort }))
    await life.bringFiles()
    return life
  }

  /** Another activity of the same kind, with the same settings, for the same people. */
  placeAnother(): Promise<ActivityId> {
    const { settings, cohort } = this.example
    return this.house.place(this.plugin.contract.id, { settings: { ...settings }, cohort })
  }

  private async bringFiles(): Promise<void> {
    for (const [name, { as, content }] of Object.entries(this.example.files ?? {})) {
      const by = { person: this.person(as), activity: this.activity }
      const { answer, error } = await upload(this.house.url, by, { name, content })
      expect(error, `${name} of the ${as}`).toBeUndefined()
      this.files.set(name, answer.id)
    }
  }

  private readonly fileNamed = (name: string): FileId => {
    const file = this.files.get(name)
    if (!file) throw new Error(`The example has no file "${name}".`)
    return file
  }

  private readonly idOf = (role: Role): PersonId => this.person(role).id

  get steps(): readonly AnyStep[] {
    return this.example.steps
  }

  person(role: Role): TestPerson {
    const person = this.people.get(role)
    if (!person) throw new Error(`There is no ${role} here.`)
    return person
  }

  inputOf(step: AnyStep): unknown {
    return typeof step.input === 'function' ? step.input(this.answers, this.fileNamed, this.idOf) : step.input
  }

  timerInputOf(timer: string): unknown {
    const input: unknown = this.example.timers?.[timer]
    return typeof input === 'function' ? input(this.answers) : input
  }

  downloadInputOf(download: string): unknown {
    const input: unknown = this.example.downloads?.[download]
    return typeof input === 'function' ? input(this.answers) : input
  }

  /** Sets a timer as a command of the plugin would, to a time that has come, and lets the house do it. */
  async runTimer(timer: string, input = this.timerInputOf(timer)): Promise<void> {
    const { database, schedule, now } = this.house.house
    await database.write(async (db) => {
      const activity = await findActivity(db, this.activity)
      if (!activity) throw new Error('The activity of the example is not there any more.')
      await scheduleOf(this.plugin.contract)({ db, activity }).at(timer, now(), input as Record<string, unknown>)
    })
    await schedule.runDue()
    expect(await database.read(countFailing), `${timer} did its work`).toBe(0)
  }

  /** How far every room is. */
  async positions(): Promise<Readonly<Record<string, number>>> {
    const rooms = await this.house.house.database.read((db) => db.selectFrom('rooms').selectAll().execute())
    return Object.fromEntries(rooms.map(({ room, seq }) => [room, seq]))
  }

  questionOf(query: string): unknown {
    const question: unknown = this.example.queries[query]
    return typeof question === 'function' ? question(this.answers) : question
  }

  /** The question, unless it names what no step has answered yet. */
  findQuestion(query: string): unknown {
    try {
      return this.questionOf(query)
    } catch (error) {
      if (error instanceof TypeError) return undefined
      throw error
    }
  }

  nameOf(operation: string): string {
    return `${this.plugin.contract.id}.${operation}`
  }

  /** Gives the command of a step and keeps its answer; the test fails when it is refused. Answers how far each room is now. */
  async take(step: AnyStep): Promise<Readonly<Record<string, number>>> {
    const reply = await this.person(step.as).command(this.activity, this.nameOf(step.command), this.inputOf(step))
    expect(reply.status, `${step.command} by the ${step.as}: ${JSON.stringify(reply.error)}`).toBe(200)
    const { output } = this.plugin.contract.commands[step.command] ?? {}
    if (output) expect(Value.Errors(output, reply.answer), `${step.command}, held against its output`).toEqual([])
    this.answers[step.command] = reply.answer
    return reply.position
  }

  async takeAll(): Promise<void> {
    for (const step of this.steps) await this.take(step)
  }

  async end(): Promise<void> {
    for (const person of this.people.values()) person.leave()
    await this.house.close()
  }
}
