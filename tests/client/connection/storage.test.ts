import { describe, expect, test } from 'vitest'
import { Drafts } from '../../../client/connection/drafts.ts'
import { makeBlockedStorage, makeStorage } from './memory-storage.ts'

describe('a draft', () => {
  test('is found again in another page, in its place and by its writer alone', () => {
    const storage = makeStorage()
    expect(new Drafts(storage, 'nadia').save('talk.1', 'I would ask what changed')).toBe(true)
    expect(new Drafts(storage, 'nadia').find('talk.1')).toEqual({
      markdown: 'I would ask what changed',
      at: expect.any(Number) as number,
    })
    expect(new Drafts(storage, 'nadia').find('talk.2')).toBeUndefined()
    expect(new Drafts(storage, 'kwame').find('talk.1')).toBeUndefined()
  })

  test('that is emptied is gone', () => {
    const drafts = new Drafts(makeStorage(), 'nadia')
    drafts.save('talk.1', 'no')
    drafts.save('talk.1', '')
    expect(drafts.find('talk.1')).toBeUndefined()
  })

  test('lasts as long as the page where the browser keeps nothing, and says so', () => {
    const drafts = new Drafts(makeBlockedStorage(), 'nadia')
    expect(drafts.save('talk.1', 'still here')).toBe(false)
    expect(drafts.find('talk.1')?.markdown).toBe('still here')
  })

  test('that something else wrote over is no draft', () => {
    const storage = makeStorage()
    storage.set('tertulia.draft.nadia.talk.1', '{not JSON')
    expect(new Drafts(storage, 'nadia').find('talk.1')).toBeUndefined()
  })
})
