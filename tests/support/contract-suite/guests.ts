import { afterEach, expect, test } from 'vitest'
import type { Contract, GuestContract } from '../../../plugins/api/contract.ts'
import type { Plugin } from '../../../plugins/api/server.ts'
import { tidyFiles } from '../../../server/files/upkeep.ts'
import { makeLink, TestGuest } from '../guests.ts'
import { listKept, openFiles, takePhotograph } from '../uploads.ts'
import type { Answers, Example, GuestVisit } from './example.ts'
import { LivedExample } from './life.ts'

type Visit = GuestVisit<Contract, GuestContract>

/** For plugins that hand out links. */
export function testGuests(plugin: Plugin, example: Example<Contract>): void {
  const promised = Object.entries(plugin.contract.guests ?? {})
  const lives: LivedExample[] = []
  afterEach(async () => {
    for (const life of lives.splice(0)) await life.end()
  })

  async function live(): Promise<LivedExample> {
    const life = await LivedExample.start(plugin, example)
    lives.push(life)
    await life.takeAll()
    return life
  }

  test.each(promised)('opens to the %s what the link is for, and nothing else of the house', async (name, contract) => {
    const [life, visit] = [await live(), visitOf(example, name)]
    expect(new Set(Object.keys(visit.queries)), 'asks every query').toEqual(new Set(Object.keys(contract.queries)))
    expect(new Set(Object.keys(visit.commands)), 'gives every command').toEqual(new Set(Object.keys(contract.commands)))
    const guest = await invite(life, visit)
    const stranger = new TestGuest(life.house.url, makeLink().secret)
    expect((await guest.open()).status).toBe(200)
    for (const [query, input] of Object.entries(visit.queries)) {
      expect((await guest.query(query, input)).status, query).toBe(200)
      expect((await stranger.query(query, input)).error?.code, `${query} by a guess`).toBe('link_unknown')
    }
    const inside = `/api/activities/${life.activity}/people/list`
    for (const scheme of ['Bearer', 'Guest'])
      expect((await guest.fetch(inside, {}, scheme)).status, `the activity by a link as ${scheme}`).toBe(401)
    expect((await guest.command('notInTheContract', {})).status).toBe(404)
  })

  test.each(
    promised.flatMap(([name, { commands }]) => Object.keys(commands).map((command) => [name, command] as const)),
  )('does nothing when the %s opens the link, and takes "%s" once', async (name, command) => {
    const [life, visit] = [await live(), visitOf(example, name)]
    const guest = await invite(life, visit)
    const given: unknown = visit.commands[command]
    const input: unknown = typeof given === 'function' ? given(life.answers) : given
    expect((await guest.query(command, input)).error?.code, 'by GET').toBe('not_found')
    expect((await guest.command(command, { ...(input as object), notInTheContract: true })).error?.code).toBe(
      'invalid_input',
    )
    const replies = await Promise.all([guest.command(command, input), guest.command(command, input)])
    expect(replies.map(({ status }) => status).toSorted(), JSON.stringify(replies)).toEqual([200, 409])
    expect((await guest.open()).error?.code).toBe('link_answered')
  })

  test.each(
    promised.map(
      ([name, { commands, brings }]) => [name, { brings, command: Object.keys(commands)[0] ?? '' }] as const,
    ),
  )('takes what the %s brings as far as the contract says, and keeps nothing of it unasked', async (name, given) => {
    const [life, visit] = [await live(), visitOf(example, name)]
    const guest = await invite(life, visit)
    const before = await listKept(life.house.house)
    const { kinds = [], most = 0, largest = 1 } = given.brings ?? {}
    const picture = await takePhotograph({ width: 40, height: 30 })
    const [fit, unfit] = kinds.includes('picture') ? [picture, 'A text'] : ['A text', picture]
    expect((await guest.upload('tool.exe', 'MZ')).status, 'a program').toBe(422)
    expect((await guest.upload('large.jpg', fit, largest + 1)).status, 'more than is said').toBeGreaterThanOrEqual(400)
    expect((await guest.upload('cut.jpg', fit, fit.length + 9)).status, 'cut').toBeGreaterThanOrEqual(400)
    if (!kinds.includes('file')) expect((await guest.upload('other', unfit)).error?.code).toBe('file_not_wanted')
    const stranger = new TestGuest(life.house.url, makeLink().secret)
    expect((await stranger.upload('one.jpg', fit)).error?.code, 'by a guess').toBe('link_unknown')
    await expect.poll(() => listKept(life.house.house)).toEqual(before)
    const replies = await Promise.all(Array.from({ length: most + 1 }, () => guest.upload('one.jpg', fit)))
    const brought = replies.filter(({ status }) => status === 200)
    expect(brought.length, 'at a time').toBeLessThanOrEqual(most)
    for (const { answer } of brought) {
      expect((await guest.openFiles([answer.id])).answer, 'shown to nobody').toEqual([])
      expect(await openFiles(life.person('facilitator'), life.activity, [answer.id])).toEqual([])
    }
    const answer: unknown = visit.commands[given.command]
    const input: unknown = typeof answer === 'function' ? answer(life.answers) : answer
    expect((await guest.command(given.command, input)).status).toBe(200)
    expect((await guest.upload('late.jpg', fit)).error?.code, 'after the answer').toBe('link_answered')
    await tidyFiles(life.house.house.files)
    expect(await listKept(life.house.house), 'unasked').toEqual(before)
  })
}

/** A link that was just handed out; whoever made it is not told its secret by the server. */
async function invite(life: LivedExample, { invite: { command, as, input } }: Visit): Promise<TestGuest> {
  const { secret, hash } = makeLink()
  const reply = await life
    .person(as)
    .command(life.activity, life.nameOf(command), input(life.answers as Answers<Contract>, hash))
  expect(reply.status, `${command} by the ${as}: ${JSON.stringify(reply.error)}`).toBe(200)
  return new TestGuest(life.house.url, secret)
}

function visitOf(example: Example<Contract>, name: string): Visit {
  const visit = example.guests?.[name]
  if (!visit) throw new Error(`The example has no visit of the guest "${name}".`)
  return visit
}
