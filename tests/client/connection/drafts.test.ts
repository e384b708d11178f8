import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftKeeper } from '../../../client/connection/draft-keeper.ts'
import { Drafts, type KeptDraft } from '../../../client/connection/drafts.ts'
import { makeStorage } from './memory-storage.ts'

beforeEach(() => void vi.useFakeTimers({ now: 10_000 }))
afterEach(() => void vi.useRealTimers())

/** Two devices of one person, and what reached the server in between. */
function devices() {
  const server: KeptDraft[] = []
  let online = true
  const keep = async (draft: KeptDraft) => {
    if (!online) throw new Error('offline')
    server.push(draft)
  }
  const phoneKeeper = new DraftKeeper(keep)
  const phone = new Drafts(makeStorage(), 'ada', (draft) => phoneKeeper.note(draft))
  const laptop = new Drafts(makeStorage(), 'ada')
  return { server, phone, laptop, phoneKeeper, setOnline: (on: boolean) => (online = on) }
}

test('Words reach the server a moment after the last of them, in one piece', async () => {
  const { server, phone } = devices()
  for (const words of ['H', 'He', 'Hel']) phone.save('reply', words)
  expect(server).toEqual([])
  await vi.advanceTimersByTimeAsync(2500)
  expect(server).toEqual([{ place: 'reply', words: 'Hel', writtenAt: 10_000 }])
})

test('Words written offline are kept for when there is a connection again', async () => {
  const { server, phone, phoneKeeper, setOnline } = devices()
  setOnline(false)
  phone.save('reply', 'On the train')
  await vi.advanceTimersByTimeAsync(2500)
  expect(server).toEqual([])
  setOnline(true)
  await phoneKeeper.flush()
  expect(server).toMatchObject([{ words: 'On the train' }])
})

test('Another device has the newer words, whichever they are', () => {
  const { laptop } = devices()
  laptop.save('reply', 'On the laptop')
  laptop.take({ place: 'reply', words: 'Older, from the phone', writtenAt: 9000 })
  expect(laptop.find('reply')?.markdown).toBe('On the laptop')
  laptop.take({ place: 'reply', words: 'Newer, from the phone', writtenAt: 11_000 })
  expect(laptop.find('reply')?.markdown).toBe('Newer, from the phone')
})

test('What was sent on one device is gone from the other, and does not come back', () => {
  const { laptop } = devices()
  laptop.save('reply', 'Half a sentence')
  laptop.take({ place: 'reply', words: '', writtenAt: 12_000 })
  laptop.take({ place: 'reply', words: 'Half a sentence', writtenAt: 11_000 })
  expect(laptop.find('reply')).toBeUndefined()
})
