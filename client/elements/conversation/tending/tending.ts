import type { HouseClient } from '../../../../plugins/api/client.ts'
import { tendingText } from '../../../texts/tending-later.ts'
import { text } from '../../../texts/texts.ts'
import { ask, type Given, type Question } from '../../ask-dialog.ts'
import { carryOutAloud } from '../../carry-out.ts'
import { nameOf } from '../../people/names.ts'
import type { Message, PersonCard } from '../../types.ts'

interface Tending {
  readonly host: HTMLElement
  readonly client: Pick<HouseClient, 'moderation' | 'carryOut'>
  readonly message: Message
}

const hour = 60 * 60_000
const spans = { hour, day: 24 * hour, week: 7 * 24 * hour } as const
type Span = keyof typeof spans
const isSpan = (key: string): key is Span => Object.hasOwn(spans, key)

interface Deed<Answer> {
  readonly give: (given: Given) => (key: string) => Promise<Answer>
  readonly done: (answer: Answer) => string
}

/** Asks for a reason, and does what is asked about. */
async function askAndDo<Answer>(tending: Tending, question: Question, deed: Deed<Answer>): Promise<void> {
  const given = await ask(tending.host, question)
  if (given) await carryOutAloud(tending, deed.give(given), deed.done)
}

/** Asks those who lead the course to look at a message. */
function report(tending: Tending): Promise<void> {
  const { client, message } = tending
  const question = {
    title: tendingText('tend.report'),
    explanation: tendingText('tend.report.why'),
    label: tendingText('tend.report.label'),
    required: true,
    verb: tendingText('tend.report.verb'),
  }
  return askAndDo(tending, question, {
    give: ({ words }) => {
      const input = { message: message.id, reason: words }
      return (key) => client.moderation.command('report', input, key)
    },
    done: () => tendingText('tend.reported'),
  })
}

/** Keeps the author of a message from writing for a while. */
export function mute(tending: Tending, author: PersonCard | undefined): Promise<void> {
  const { client, message } = tending
  const name = nameOf(author)
  const options = (['hour', 'day', 'week'] as const).map((key) => ({ key, label: tendingText(`tend.mute.${key}`) }))
  const question = {
    title: tendingText('tend.mute', { name }),
    explanation: tendingText('tend.mute.why'),
    label: tendingText('tend.reason'),
    required: true,
    verb: tendingText('tend.mute.verb'),
    choices: { label: tendingText('tend.mute.long'), options },
  }
  return askAndDo(tending, question, {
    give: ({ words, choice }) => {
      const until = Date.now() + spans[isSpan(choice) ? choice : 'hour']
      const input = { message: message.id, until, reason: words }
      return (key) => client.moderation.command('mute', input, key)
    },
    done: () => tendingText('tend.muted', { name }),
  })
}

/** Learns who wrote a message without a name. */
function lift(tending: Tending): Promise<void> {
  const { client, message } = tending
  const question = {
    title: tendingText('tend.lift'),
    explanation: tendingText('tend.lift.why'),
    label: tendingText('tend.reason'),
    required: true,
    verb: tendingText('tend.lift.verb'),
  }
  return askAndDo(tending, question, {
    give: ({ words }) => {
      const input = { message: message.id, reason: words }
      return (key) => client.moderation.command('lift', input, key)
    },
    done: (person) => tendingText('tend.lifted', { name: nameOf(person) }),
  })
}

const deeds = { report, mute, lift }

/** What those who lead the course do about a message, and what anybody asks of them. */
export const tend = (deed: keyof typeof deeds, tending: Tending, author: PersonCard | undefined): Promise<void> =>
  deeds[deed](tending, author)

/** The reason for which a message is hidden; undefined when it was called off. */
export const askWhyHidden = async (host: HTMLElement): Promise<string | undefined> =>
  (
    await ask(host, {
      title: tendingText('tend.hide'),
      explanation: tendingText('tend.hide.why'),
      label: tendingText('tend.reason'),
      required: true,
      verb: text('message.hide'),
    })
  )?.words
