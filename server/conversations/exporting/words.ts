import type { PersonCard } from '../../../plugins/api/contract.ts'
import { escapeMarkdown } from '../../../plugins/api/markdown.ts'

const tables = {
  en: {
    someone: 'Someone',
    left: 'Someone who has left',
    edited: 'edited',
    inReplyTo: 'In reply to {name}',
    inReplyToNumber: 'In reply to {name}, {number}',
    beside: 'Beside the talk',
    brought: 'What I brought',
    about: 'What I say of myself',
    work: 'My work',
    place: 'Where',
    offers: 'What I can help with',
    seeks: 'What I look for',
    own: 'What I said',
    ownIn: 'What {name} said in “{activity}”',
    nothing: 'Nothing so far.',
    masked: 'without my name',
  },
  es: {
    someone: 'Alguien',
    left: 'Alguien que ya no está',
    edited: 'editado',
    inReplyTo: 'En respuesta a {name}',
    inReplyToNumber: 'En respuesta a {name}, {number}',
    beside: 'Aparte de la charla',
    brought: 'Lo que traje',
    about: 'Lo que digo de mí',
    work: 'Mi trabajo',
    place: 'Dónde',
    offers: 'En qué puedo ayudar',
    seeks: 'Qué busco',
    own: 'Lo que dije',
    ownIn: 'Lo que dijo {name} en «{activity}»',
    nothing: 'Nada hasta ahora.',
    masked: 'sin mi nombre',
  },
} as const

type Key = keyof (typeof tables)['en']

/** What a document says of its own, in the language of whoever takes it along. */
export interface Words {
  say(key: Key, values?: Readonly<Record<string, string>>): string
  /** A name as it may stand in a line; of somebody who wrote without one, what the others call them. */
  name(card: PersonCard | undefined): string
  /** To the minute, in the time of everybody: documents travel. */
  moment(at: number): string
}

export function wordsFor(locale: string): Words {
  const language = locale.toLowerCase().startsWith('es') ? 'es' : 'en'
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  const say: Words['say'] = (key, values = {}) =>
    Object.entries(values).reduce<string>(
      (text, [name, value]) => text.replaceAll(`{${name}}`, () => value),
      tables[language][key],
    )
  return {
    say,
    name(card) {
      if (!card) return say('left')
      return card.mask === undefined ? escapeMarkdown(card.name) : `${say('someone')} ${card.mask}`
    },
    moment: (at) => `${moments.format(at)} UTC`,
  }
}
