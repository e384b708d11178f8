import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contract, Role } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { may } from '../../../server/people/roles.ts'
import type { TestPerson } from '../test-person.ts'
import { fetchDownload, openDownload } from '../downloads.ts'
import type { Example } from './example.ts'
import { LivedExample } from './life.ts'

const roles: readonly Role[] = ['observer', 'learner', 'mentor', 'designer', 'facilitator']

export function testDoors(plugin: Plugin, example: Example<Contract>): void {
  const { contract } = plugin
  let life: LivedExample

  beforeAll(async () => {
    life = await LivedExample.start(plugin, example)
  })
  afterAll(() => life?.end())

  test('gives each command to those who may, and refuses the same of those who may not', async () => {
    for (const step of life.steps) {
      const can = contract.commands[step.command]?.can ?? 'design'
      for (const role of roles.filter((refused) => !may(refused, can))) {
        const reply = await life.person(role).command(life.activity, life.nameOf(step.command), life.inputOf(step))
        expect([reply.status, reply.error?.code], `${step.command} by the ${role}`).toEqual([403, 'not_allowed'])
      }
      await expectNotFound(await strangers(life), (person) =>
        person.command(life.activity, life.nameOf(step.command), life.inputOf(step)),
      )
      await life.take(step)
    }
  })

  test('answers each query to those who may, and to nobody of another cohort or course', async () => {
    for (const [query, { can, output }] of Object.entries(contract.queries)) {
      const ask = (person: TestPerson) => person.query(life.activity, life.nameOf(query), life.questionOf(query))
      for (const role of roles) {
        const { status } = await ask(life.person(role))
        expect(may(role, can) ? [200, 403] : [403], `${query} by the ${role}`).toContain(status)
      }
      const { status, answer, error } = await ask(life.person('facilitator'))
      expect(status, `${query} by the facilitator: ${JSON.stringify(error)}`).toBe(200)
      expect(Value.Errors(output, answer), `${query}, held against its output`).toEqual([])
      await expectNotFound(await strangers(life), ask)
    }
  })

  test('gives each download to those who may, as a zip, and to nobody of another cohort or course', async () => {
    for (const [download, { can }] of Object.entries(contract.downloads ?? {})) {
      const input = life.downloadInputOf(download)
      const ask = (person: TestPerson) => openDownload(person, life.activity, life.nameOf(download), input)
      for (const role of roles.filter((refused) => !may(refused, can)))
        expect((await ask(life.person(role))).error?.code, `${download} by the ${role}`).toBe('not_allowed')
      const { answer, error } = await ask(life.person('facilitator'))
      expect(error, `${download} by the facilitator`).toBeUndefined()
      const { status, files } = await fetchDownload(life.house.url, answer.address)
      expect([status, files.size > 0], download).toEqual([200, true])
      await expectNotFound(await strangers(life), ask)
    }
  })

  test('refuses what its contract does not name, and says where', async () => {
    for (const step of life.steps) {
      const input = { ...(life.inputOf(step) as object), notInTheContract: true }
      const reply = await life.person(step.as).command(life.activity, life.nameOf(step.command), input)
      expect([reply.status, reply.error?.code], step.command).toEqual([400, 'invalid_input'])
      expect(reply.error?.path).toBeTypeOf('string')
    }
    for (const timer of Object.keys(contract.timers ?? {})) {
      const input = { ...(life.timerInputOf(timer) as object), notInTheContract: true }
      await expect(life.runTimer(timer, input), timer).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })
}

/** Somebody of another cohort of the course, and somebody of another course. */
async function strangers({ house }: LivedExample): Promise<TestPerson[]> {
  const cohort = await house.makeCohort('coffee', 'April starters')
  return [
    await house.enrol(`Somebody of another cohort`, { cohort }),
    await house.enrol('Somebody of another course', { course: 'tea', role: 'facilitator' }),
  ]
}

async function expectNotFound(
  people: readonly TestPerson[],
  ask: (person: TestPerson) => Promise<{ status: number; error: { code: string } | undefined }>,
): Promise<void> {
  for (const person of people) {
    const { status, error } = await ask(person)
    expect([status, error?.code], person.name).toEqual([404, 'not_found'])
  }
}
