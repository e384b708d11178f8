import { render } from 'lit'
import { expect, test } from 'vitest'
import type { HouseClient } from '../../../plugins/api/client.ts'
import type { ConversationId } from '../../../plugins/api/contract.ts'
import { renderMaskChoice } from '../../../client/elements/conversation/writing/mask.ts'
import { Writing } from '../../../client/elements/conversation/writing/writing.ts'
import { wordsOf } from './show.ts'

/** Drafts that outlive the page. */
function keepDrafts() {
  const kept = new Map<string, string>()
  return {
    find: (at: string) => (kept.has(at) ? { markdown: kept.get(at), at: 0 } : undefined),
    save: (at: string, words: string) => Boolean(kept.set(at, words)),
    remove: (at: string) => void kept.delete(at),
  }
}

test('what is begun without a name is still without it after a reload, until its writer chooses otherwise', () => {
  const client = { drafts: keepDrafts() } as unknown as HouseClient // all that is asked of it here
  const open = () => new Writing({ client, conversation: 'talk' as ConversationId, changed: () => {} })
  expect(open().masked).toBe(false)
  open().setMasked(true)
  expect(open().masked).toBe(true)
  open().setMasked(false)
  expect(open().masked).toBe(false)
})

test('it says who may ever learn the name, and that no grade counts it; where it is not allowed any more, so', () => {
  const say = (anonymity: 'none' | 'liftable' | 'sealed', masked: boolean, graded = false) => {
    const client = { standing: { anonymity }, activity: { graded } } as HouseClient
    const place = document.createElement('div')
    render(renderMaskChoice({ client, masked, choose: () => {} }), place)
    return wordsOf(place)
  }
  expect(say('liftable', false)).toBe('Without my name')
  expect(say('liftable', true)).toMatch(/may learn your name, with a reason that you are told\.$/)
  expect(say('sealed', true, true)).toMatch(/Nobody can learn your name.* It does not count toward your grade/)
  expect(say('none', false)).toBe('')
  expect(say('none', true)).toBe('Without my name Here everybody writes with their name.')
})
