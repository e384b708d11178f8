import { vi } from 'vitest'
import type { ConversationId } from '../../../api/contract.ts'
import type { Standing } from '../../../api/conversations.ts'
import '../../client/moments/moment-strip.ts'
import type { MomentStrip } from '../../client/moments/moment-strip.ts'
import type { Moment, MomentId, MomentList } from '../../contract.ts'
import { kwame, makeHouse, nadia, settle, wordsOf } from './chat-house.ts'

export { kwame, nadia }

const conversation = 'talk-all' as ConversationId

const moment: Moment = {
  ...{ id: 'moment' as MomentId, conversation, kind: 'hours', question: '', by: kwame.id, notes: '' },
  ...{ startsAt: 1, endsAt: 2, begunAt: 1, endedAt: null, hands: [], turn: null, from: 1, to: null },
}

interface Place {
  readonly may?: readonly string[]
  /** What the house says to each command. */
  readonly answers?: readonly Error[]
  /** Whether there is room for one line only. */
  readonly narrow?: boolean
  /** Whether commands wait for `answer`. */
  readonly holds?: boolean
}

/** A moment that is on, as Nadia's page shows it. */
export async function openStrip({ may = ['view', 'participate'], answers = [], narrow = false, holds = false }: Place) {
  vi.stubGlobal('matchMedia', () => ({ matches: narrow, addEventListener: () => {}, removeEventListener: () => {} }))
  const { client, given } = makeHouse({ may, answers })
  let state: MomentList = { conversation, moments: [moment], people: [nadia, kwame] }
  let tell = () => {}
  const watch = (_name: string, _input: object, { changed }: { changed: () => void }) => {
    tell = changed
    const watched = { failure: undefined, reload: () => {}, stop: () => {} }
    return Object.defineProperty(watched, 'state', { get: () => state })
  }
  let heard = () => {}
  const subscribe = (changed: () => void) => {
    heard = changed
    return () => {}
  }
  let answer = () => {}
  const carryOut = async (give: (key: string) => Promise<unknown>) => {
    if (holds) await new Promise<void>((resolve) => (answer = resolve))
    return give('key')
  }
  Object.assign(client, { watch, subscribe, carryOut })
  const strip: MomentStrip = Object.assign(document.createElement('moment-strip'), { client, conversation })
  document.body.append(strip)
  await settle(strip)
  const buttons = () => [...strip.renderRoot.querySelectorAll('button')]
  return {
    given,
    async answer() {
      answer()
      await settle(strip)
    },
    async hear(change: Partial<Moment>) {
      state = { ...state, moments: [{ ...moment, ...change }] }
      tell()
      await settle(strip)
    },
    async mute(muted: Standing['muted']) {
      Object.assign(client, { standing: { muted } })
      heard()
      await settle(strip)
    },
    async press(words: string) {
      buttons()
        .find((button) => wordsOf(button) === words)
        ?.click()
      await settle(strip)
    },
    write: (words: string) => Object.assign(strip.renderRoot.querySelector('textarea') ?? {}, { value: words }),
    written: () => strip.renderRoot.querySelector('textarea')?.value,
    theirs: () => wordsOf(strip.renderRoot.querySelector('.kept')),
    offers: (words: string) => buttons().some((button) => wordsOf(button) === words),
    /** What the button of one's own hand says. */
    hand: () =>
      buttons()
        .flatMap((button) => button.title || wordsOf(button))
        .find((words) => words.endsWith('my hand')),
  }
}
