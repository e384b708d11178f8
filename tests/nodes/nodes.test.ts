import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Said } from '../../plugins/api/conversations.ts'
import { courseRoom } from '../../server/live/rooms.ts'
import { Publication } from '../../server/live/publication.ts'
import type { TestPage } from '../support/test-page.ts'
import { openNodes, type Node, type Nodes } from './nodes.ts'

let nodes: Nodes
let here: Node
let there: Node

beforeEach(async () => {
  nodes = await openNodes(8)
  here = await nodes.start()
  there = await nodes.start()
})
afterEach(() => nodes.close())

const visit = (number: number, node: Node): Promise<TestPage> => nodes.person(number, node).listen(nodes.activity)

const send = (page: TestPage, markdown: string, key?: string) =>
  page.command<Said>('conversations.send', { conversation: nodes.conversation, markdown }, key)

const said = (page: TestPage) =>
  page.events
    .filter(({ event }) => event === 'conversations.messageSent')
    .map(({ data }) => (data as Said).message.html.replace(/<[^>]+>/g, ''))

const untilSaid = (page: TestPage, ...words: string[]) => expect.poll(() => said(page)).toEqual(words)

const namesOf = (page: TestPage) => page.here.map(({ name }) => name).toSorted()
const untilHere = (page: TestPage, ...names: string[]) => expect.poll(() => namesOf(page)).toEqual(names)

test('What is said at one node is heard at the other, by everybody in the same order, each thing once', async () => {
  const pages = await Promise.all(Array.from({ length: 8 }, (_, number) => visit(number, number % 2 ? here : there)))
  const words = pages.flatMap((_, person) => ['a', 'b', 'c', 'd', 'e'].map((word) => ({ person, word })))
  await Promise.all(
    pages.map(async (page, person) => {
      for (const { word } of words.filter((one) => one.person === person)) await send(page, `${person}${word}`)
    }),
  )
  for (const page of pages) await expect.poll(() => said(page).length).toBe(words.length)
  const [first, ...others] = pages.map(said)
  for (const other of others) expect(other).toEqual(first)
  expect(new Set(first).size).toBe(words.length)
  for (let person = 0; person < pages.length; person += 1)
    expect(first?.filter((text) => text.startsWith(`${person}`)).join('')).toBe(
      ['a', 'b', 'c', 'd', 'e'].map((word) => `${person}${word}`).join(''),
    )
})

test('The same attempt at two nodes at once is done once', async () => {
  const [one, other] = [await visit(0, here), await visit(0, there)]
  const [first, second] = await Promise.all([send(one, 'once', 'one-attempt'), send(other, 'once', 'one-attempt')])
  expect(first.answer).toEqual(second.answer)
  await untilSaid(one, 'once')
})

test('A page that changes nodes goes on where it was', async () => {
  const before = await visit(0, here)
  const { position } = await send(before, 'one')
  await send(await visit(1, there), 'two')
  const after = await nodes.person(0, there).listen(nodes.activity, position)
  await untilSaid(after, 'two')
})

describe('Who is here', () => {
  test('is known at all nodes, with everybody once, and who leaves is gone at all', async () => {
    const [one, , other] = [await visit(0, here), await visit(0, there), await visit(1, there)]
    for (const page of [one, other]) await untilHere(page, 'Person 0', 'Person 1')
    other.close()
    await untilHere(one, 'Person 0')
  })

  test('is known to a node that is new, and a node that stops takes its people along', async () => {
    const one = await visit(0, here)
    const late = await nodes.start()
    const other = await visit(1, late)
    for (const page of [one, other]) await untilHere(page, 'Person 0', 'Person 1')
    await late.close()
    await untilHere(one, 'Person 0')
  })
})

test('That somebody writes is seen at the other node, and not by themselves', async () => {
  const [one, own, other] = [await visit(0, here), await visit(0, there), await visit(1, there)]
  one.socket.send(JSON.stringify({ whisper: { event: 'typing', data: 7 } }))
  await expect.poll(() => other.whispers.map(({ event, data }) => [event, data])).toEqual([['typing', 7]])
  expect(own.whispers).toEqual([])
})

test('Whoever may no longer be here is sent away from the other node, too', async () => {
  const other = await visit(1, there)
  const closed = new Promise((resolve) => other.socket.once('close', resolve))
  const { database, live } = here.house
  const course = await database.read((db) => db.selectFrom('courses').select('id').executeTakeFirstOrThrow())
  const publication = new Publication()
  publication.add([courseRoom(course.id)], 'people.changed', {})
  const frames = await database.write(async (db) => {
    await db.updateTable('members').set({ status: 'inactive' }).execute()
    return publication.store(db, Date.now())
  })
  live.deliver(frames)
  expect(await closed).toBe(4401)
})

test('Another installation at the same Redis hears nothing, and is not heard', async () => {
  const secret = 'of somebody else, and as long as it has to be'
  const [stranger, friend] = [await nodes.start({ secret }), await nodes.start({ secret })]
  const page = await visit(0, here)
  const [theirs, friends] = [await visit(1, stranger), await visit(2, friend)]
  // Once they know of each other, all of it went through Redis; what our own people say after that comes after it.
  for (const each of [theirs, friends]) await untilHere(each, 'Person 1', 'Person 2')
  const own = await visit(3, there)
  for (const each of [page, own]) await untilHere(each, 'Person 0', 'Person 3')
  for (const each of [theirs, friends]) await untilHere(each, 'Person 1', 'Person 2')
})

describe('While there is no bus', () => {
  test('nodes find in the database what others committed, and when it is back they hear of each other again', async () => {
    const [one, other] = [await visit(0, here), await visit(1, there)]
    await send(one, 'before')
    await nodes.gate.shut()
    await send(one, 'one')
    await send(other, 'two')
    for (const page of [one, other]) await untilSaid(page, 'before', 'one', 'two')
    const late = await visit(2, there)
    await nodes.gate.open()
    for (const page of [one, other, late]) await untilHere(page, 'Person 0', 'Person 1', 'Person 2')
    await send(late, 'after')
    for (const page of [one, other]) await untilSaid(page, 'before', 'one', 'two', 'after')
  })

  test('a page that comes from a node that has heard more goes on where it was', async () => {
    const [moving, staying] = [await visit(0, here), await visit(1, there)]
    const { position } = await send(moving, 'before')
    await untilSaid(staying, 'before')
    await nodes.gate.shut()
    const { position: further } = await send(moving, 'one')
    expect(further).not.toEqual(position)
    const moved = await nodes.person(0, there).listen(nodes.activity, further)
    await send(staying, 'two')
    await untilSaid(moved, 'two')
    await untilSaid(staying, 'before', 'one', 'two')
    expect(moved.frames.filter((frame) => frame.includes('"resync"'))).toEqual([])
  })

  test('nothing is lost by nodes that never had one', async () => {
    const alone = await nodes.start({ bus: false })
    const [one, other] = [await visit(0, here), await visit(1, alone)]
    await send(one, 'one')
    await untilSaid(other, 'one')
    await send(other, 'two')
    for (const page of [one, other]) await untilSaid(page, 'one', 'two')
  })
})
