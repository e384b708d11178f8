import { expect, test } from 'vitest'
import type { HouseClient } from '../../../plugins/api/client.ts'
import { Deeds } from '../../../client/connection/deeds.ts'
import { Drafts } from '../../../client/connection/drafts.ts'
import { unreachableRefusal } from '../../../client/connection/http.ts'
import { Writing } from '../../../client/elements/conversation/writing/writing.ts'
import { say } from '../../../client/gallery/messages.ts'
import { nadia } from '../../../client/gallery/people.ts'
import { makeStorage } from '../connection/memory-storage.ts'

const message = say(nadia, '<p>I pass at nine.</p>')

/** Nadia edits what she said, where nobody answers until the test says so. */
async function beginEditing() {
  const deeds = new Deeds()
  const given: { input: unknown; key: string }[] = []
  let away = true
  const talk = {
    query: async () => ({ markdown: 'I pass at nine.', revision: 1 }),
    async command(_name: string, input: unknown, key: string) {
      given.push({ input, key })
      if (away) throw unreachableRefusal()
      return { message: { ...message, revision: 2 } }
    },
  }
  const client = {
    ...{ talk, carryOut: deeds.carryOut, drafts: new Drafts(makeStorage(), nadia.id) },
    files: { openTray: () => ({ cards: [], items: [], put: () => {} }) },
  } as unknown as HouseClient // all that is asked of it here
  const writing = new Writing({ client, conversation: message.conversation, changed: () => {} })
  await writing.edit(message)
  const place = writing.placeOfEdit(message.id)
  const write = (words: string) => writing.note(place, words)
  return {
    ...{ given, writing, write },
    save: () => writing.save(writing.read(place).value),
    shown: () => writing.read(place),
    connect() {
      away = false
      deeds.flush()
    },
  }
}

test('What was edited without a network stays open as it was left, and is saved once there is one', async () => {
  const page = await beginEditing()
  page.write('I pass at ten.')
  const saving = page.save()
  await expect.poll(() => page.given).toHaveLength(1)
  expect(page.writing.stopEditing()).toBeUndefined()
  expect([page.writing.editing?.busy, page.shown().value, page.shown().failed]).toEqual([true, 'I pass at ten.', ''])
  page.connect()
  expect(await saving).toMatchObject({ revision: 2 })
  expect(page.writing.editing).toBeUndefined()
  expect(new Set(page.given.map(({ key }) => key)).size).toBe(1)
})

test('What is written on while it is under way is still there to be saved', async () => {
  const page = await beginEditing()
  page.write('I pass at ten.')
  const saving = page.save()
  await expect.poll(() => page.given).toHaveLength(1)
  page.write('I pass at ten, or so.')
  page.connect()
  await saving
  expect(page.writing.editing).toMatchObject({ revision: 2, busy: false })
  expect(page.shown().value).toBe('I pass at ten, or so.')
})
