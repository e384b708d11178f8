import { afterEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../api/refusal.ts'
import type { ConversationId } from '../../../api/contract.ts'
import '../../client/moments/moment-strip.ts'
import type { MomentStrip } from '../../client/moments/moment-strip.ts'
import type { Moment, MomentId, MomentList } from '../../contract.ts'
import { kwame, makeHouse, nadia, settle, wordsOf } from './chat-house.ts'

afterEach(() => {
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const conversation = 'talk-all' as ConversationId

const moment: Moment = {
  ...{ id: 'moment' as MomentId, conversation, kind: 'hours', question: '', by: kwame.id, notes: '' },
  ...{ startsAt: 1, endsAt: 2, begunAt: 1, endedAt: null, hands: [], turn: null, from: 1, to: null },
}

/** The moment as Nadia leads it, with what the house says to each of her commands. */
async function openStrip(answers: readonly Error[]) {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  const { client, given } = makeHouse({ may: ['view', 'participate', 'mentor'], answers })
  let state: MomentList = { conversation, moments: [moment], people: [nadia, kwame] }
  let tell = () => {}
  const watch = (_name: string, _input: object, { changed }: { changed: () => void }) => {
    tell = changed
    const watched = { failure: undefined, reload: () => {}, stop: () => {} }
    return Object.defineProperty(watched, 'state', { get: () => state })
  }
  Object.assign(client, { watch })
  const strip: MomentStrip = Object.assign(document.createElement('moment-strip'), { client, conversation })
  document.body.append(strip)
  await settle(strip)
  return {
    given,
    async hear(notes: string) {
      state = { ...state, moments: [{ ...moment, notes }] }
      tell()
      await settle(strip)
    },
    async press(words: string) {
      const buttons = [...strip.renderRoot.querySelectorAll('button')]
      buttons.find((button) => wordsOf(button) === words)?.click()
      await settle(strip)
    },
    write: (words: string) => Object.assign(strip.renderRoot.querySelector('textarea') ?? {}, { value: words }),
    theirs: () => wordsOf(strip.renderRoot.querySelector('.kept')),
  }
}

test('What somebody else wrote down meanwhile stands above, and is replaced only by who was told of it', async () => {
  const strip = await openStrip([new Refusal('notes_meanwhile', 409, 'Somebody else was faster.')])
  await strip.press('Write what came of it')
  strip.write('Call twice.')
  await strip.hear('Descale at night.')
  expect(strip.theirs()).toBe('Descale at night.')
  await strip.press('Keep it')
  await strip.press('Keep it')
  expect(strip.given).toEqual([
    ['writeNotes', { moment: 'moment', notes: 'Call twice.', before: '' }],
    ['writeNotes', { moment: 'moment', notes: 'Call twice.', before: 'Descale at night.' }],
  ])
})

test('What failed for another reason told nobody of what was written meanwhile, and replaces none of it', async () => {
  const strip = await openStrip([new Refusal('too_fast', 429, 'This is a little fast.')])
  await strip.press('Write what came of it')
  strip.write('Call twice.')
  await strip.press('Keep it')
  await strip.hear('Descale at night.')
  await strip.press('Keep it')
  const mine = ['writeNotes', { moment: 'moment', notes: 'Call twice.', before: '' }]
  expect(strip.given).toEqual([mine, mine])
})
