import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActivityId, LinkId } from '../../../api/contract.ts'
import { makeLink, TestGuest } from '../../../../tests/support/guests.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import type { WitnessView, Work } from '../../contract.ts'
import { defaultLadder } from '../../default-ladder.ts'
import { day, piece, read, show, sign, startPractice, type Practice } from './practice.ts'

let practice: Practice
let activity: ActivityId
let nadia: TestPerson
let fay: TestPerson

const named = { name: 'Lucía Ferrer', role: 'Shift lead' }

beforeAll(async () => {
  practice = await startPractice()
  ;({ nadia, fay } = practice.people)
})
afterAll(() => practice.close())

beforeEach(async () => {
  activity = await practice.place({ order: 'freely' })
  const rungs = defaultLadder.map((rung) => ({ ...rung, signer: 'witness', criteria: [] }))
  await practice.people.owen.command(activity, 'assignment.saveLadder', { version: 0, rungs })
})

/** A work that waits for a witness: with one piece for all, one for who signs, and one for the mentor alone. */
async function showToWitness(): Promise<{ work: Work; files: string[] }> {
  const files: string[] = []
  for (const content of ['The gauge', 'The customer', 'My worry'])
    files.push(await practice.bring(nadia, activity, content))
  const kinds = ['cohort', 'signer', 'mentor'] as const
  const pieces = kinds.map((confidentiality, n) =>
    piece({ words: `For ${confidentiality}`, confidentiality, file: files[n] }),
  )
  const { answer } = await show(nadia, activity, { rung: 'assist', pieces })
  return { work: answer, files }
}

async function invite({ card }: Work, by: TestPerson = nadia) {
  const { secret, hash } = makeLink()
  const input = { work: card.id, link: hash, address: 'lucia@shop.example', days: 7 }
  const { status, answer, error } = await by.command<Work>(activity, 'assignment.inviteWitness', input)
  return { guest: new TestGuest(practice.house.url, secret), secret, status, work: answer, error }
}

test('a witness without an account sees just that evidence, and confirms it with name, role and address', async () => {
  const { work } = await showToWitness()
  expect([work.card.signer, work.card.status, work.may.invite]).toEqual([null, 'waiting', true])
  const { guest } = await invite(work)
  const { answer: seen } = await guest.query<WitnessView>('read')
  expect(seen).toMatchObject({ name: 'Nadia Rahal', address: 'lucia@shop.example', held: 1, version: 1 })
  expect(seen.pieces.map(({ words }) => words)).toEqual(['For cohort', 'For signer'])
  const answer = { ...named, version: 1, marks: [], words: 'All of it, alone.' }
  expect((await guest.command('confirm', answer)).status).toBe(200)
  const { answer: signed } = await read(nadia, activity, work)
  expect(signed.card.status).toBe('signed')
  expect(signed.signature).toMatchObject({ by: null, holds: true, words: 'All of it, alone.' })
  expect(signed.signature?.witness).toEqual({ ...named, address: 'lucia@shop.example' })
  expect(signed.steps.at(-1)).toMatchObject({ kind: 'signed', by: null, witness: 'Lucía Ferrer, Shift lead' })
  // Of who the witness is, the others learn nothing.
  expect((await read(practice.people.kwame, activity, work)).answer.signature?.witness).toBeNull()
})

test('a witness gives work back with a reason, and the learner shows it again to another link', async () => {
  const { work } = await showToWitness()
  const { guest } = await invite(work)
  expect((await guest.command('giveBack', { ...named, reason: 'And the closing?' })).status).toBe(200)
  const { answer: returned } = await read(nadia, activity, work)
  expect(returned.card.status).toBe('returned')
  expect(returned.steps.at(-1)).toMatchObject({ kind: 'returned', reason: 'And the closing?' })
  await nadia.command(activity, 'assignment.addPiece', {
    work: work.card.id,
    piece: piece({ words: 'Closed at ten.' }),
  })
  await nadia.command(activity, 'assignment.showAgain', { work: work.card.id })
  expect((await guest.open()).error?.code).toBe('link_answered')
  const { guest: again } = await invite(work)
  expect((await again.command('confirm', { ...named, version: 1, marks: [], words: '' })).error?.code).toBe(
    'changed_meanwhile',
  )
  expect((await again.command('confirm', { ...named, version: 2, marks: [], words: '' })).status).toBe(200)
})

test('"not mine" leaves the work waiting for another witness, and ends the link', async () => {
  const { work } = await showToWitness()
  const { guest } = await invite(work)
  expect((await guest.command('notMine', { ...named, reason: 'I was away.' })).status).toBe(200)
  const { answer } = await read(nadia, activity, work)
  expect([answer.card.status, answer.invitations]).toEqual(['waiting', []])
  expect(answer.steps.at(-1)).toMatchObject({ kind: 'notMine', reason: 'I was away.' })
  expect((await guest.query('read')).error?.code).toBe('link_answered')
})

test('opening, by GET or HEAD and however often, confirms nothing; nor does an answer without a name', async () => {
  const { work } = await showToWitness()
  const { guest } = await invite(work)
  for (const method of ['GET', 'HEAD', 'GET'] as const) expect((await guest.open(method)).status).toBe(200)
  for (const method of ['GET', 'HEAD']) await guest.fetch('/api/guest/operations/confirm', { method })
  const empty = { name: ' ', role: 'Shift lead', version: 1, marks: [], words: '' }
  expect((await guest.command('confirm', empty)).error?.code).toBe('invalid_input')
  expect((await read(nadia, activity, work)).answer.card.status).toBe('waiting')
  expect((await guest.command('confirm', { ...empty, name: 'Lucía' })).status).toBe(200)
})

test('a link that was guessed, used, taken back or is over opens nothing', async () => {
  const { work } = await showToWitness()
  const guess = new TestGuest(practice.house.url, makeLink().secret)
  expect((await guess.query('read')).error?.code).toBe('link_unknown')
  const back = await invite(work)
  const invitation = back.work.invitations[0]?.id as LinkId
  await nadia.command(activity, 'assignment.closeInvitation', { work: work.card.id, invitation })
  const over = await invite(work)
  const used = await invite(work)
  await practice.house.house.database.write((db) =>
    db
      .updateTable('guest_links')
      .set({ expires_at: 1 })
      .where('id', '=', over.work.invitations.at(-1)?.id as LinkId)
      .execute(),
  )
  const answer = { ...named, version: 1, marks: [], words: '' }
  await used.guest.command('confirm', answer)
  const codes = ['link_closed', 'link_over', 'link_answered']
  for (const [n, { guest }] of [back, over, used].entries()) {
    expect((await guest.query('read')).error?.code).toBe(codes[n])
    expect((await guest.command('confirm', answer)).error?.code).toBe(codes[n])
    expect((await guest.openFiles([])).error?.code).toBe(codes[n])
  }
})

test('whoever guesses much is refused unheard, and a good link goes on working', async () => {
  const { work } = await showToWitness()
  const { guest } = await invite(work)
  expect((await guest.open()).status).toBe(200)
  const guesses = []
  for (let n = 0; n < 25; n += 1)
    guesses.push((await new TestGuest(practice.house.url, makeLink().secret).open()).status)
  expect(guesses.at(-1)).toBe(429)
  expect((await guest.open()).status).toBe(200)
})

test('a link opens the files of its own evidence by short addresses, and no other file', async () => {
  const { work, files } = await showToWitness()
  const other = await practice.bring(nadia, activity, 'Another work')
  const more = await show(nadia, activity, { rung: 'support', pieces: [piece({ words: 'Other', file: other })] })
  expect(more.status).toBe(200)
  const { guest } = await invite(work)
  const { answer: opened } = await guest.openFiles([...files, other])
  expect(opened.map(({ file }) => file)).toEqual(files.slice(0, 2))
  const [address] = opened.map((each) => practice.house.url + each.address)
  expect(await (await fetch(address ?? '')).text()).toBe('The gauge')
  const elsewhere = (address ?? '').replace(files[0] ?? '', other)
  expect((await fetch(elsewhere)).status).toBe(404)
  expect((await fetch((address ?? '').replace('/api/guest/files', '/api/files'))).status).toBe(404)
  await guest.command('confirm', { ...named, version: 1, marks: [], words: '' })
  expect((await fetch(address ?? '')).status).toBe(409)
})

test('a link is no visit: it opens no activity, no socket and no session, and a visit is no link', async () => {
  const { work } = await showToWitness()
  const { guest, secret } = await invite(work)
  const inside = `/api/activities/${activity}/assignment/readWork?input=${JSON.stringify({ work: work.card.id })}`
  for (const scheme of ['Bearer', 'Guest']) expect((await guest.fetch(inside, {}, scheme)).status).toBe(401)
  const entry = {
    method: 'POST',
    body: JSON.stringify({ code: secret }),
    headers: { 'content-type': 'application/json' },
  }
  expect((await guest.fetch('/api/session', entry)).status).toBe(401)
  expect((await new TestGuest(practice.house.url, nadia.token).open()).error?.code).toBe('link_unknown')
  const { database } = practice.house.house
  const tables = await database.read((db) => db.selectFrom('guest_links').selectAll().execute())
  expect(JSON.stringify(tables)).not.toContain(secret)
})

test('only whose work it is and those who accompany it make links, and five at most', async () => {
  const { work } = await showToWitness()
  expect((await invite(work, practice.people.kwame)).error?.code).toBe('no_witness')
  expect((await invite(work, fay)).status).toBe(200)
  for (let n = 0; n < 4; n += 1) expect((await invite(work)).status).toBe(200)
  expect((await invite(work)).error?.code).toBe('too_many_links')
})

test('when no witness answers in time it goes to a mentor, whose signature ends the links', async () => {
  const { work } = await showToWitness()
  await practice.wait(2 * day)
  expect((await read(nadia, activity, work)).answer.card).toMatchObject({ signer: null, because: null })
  await practice.wait(day)
  const { guest } = await invite(work)
  const { answer: late } = await read(nadia, activity, work)
  expect(late.card.because).toBe('late')
  const mentor = [practice.people.tomas, practice.people.ines].find(({ id }) => id === late.card.signer)
  expect(mentor && (await sign(mentor, activity, late)).status).toBe(200)
  expect((await guest.query('read')).error?.code).toBe('link_closed')
})
