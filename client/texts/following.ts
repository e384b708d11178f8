import { makeTexts, type Table, type Translation } from './make-texts.ts'

/** What somebody wants to hear of a conversation. */
const en = {
  'follow.menu': '{now} Change it',
  'follow.all': 'Everything that is said here',
  'follow.own': 'What concerns me: once I wrote here, or am named',
  'follow.none': 'Nothing',
  'follow.now.all': 'You hear of everything that is said here.',
  'follow.now.own': 'You hear of this once you wrote here, or are named.',
  'follow.now.none': 'You hear nothing more of this. It stays here to be read.',
  'follow.part.all': 'You follow it all',
  'follow.part.none': 'Quiet for you',
} as const satisfies Table

const es: Translation<typeof en> = {
  'follow.menu': '{now} Cambiarlo',
  'follow.all': 'De todo lo que se diga aquí',
  'follow.own': 'De lo que me toca: si escribí aquí o me nombran',
  'follow.none': 'De nada',
  'follow.now.all': 'Se te avisará de todo lo que se diga aquí.',
  'follow.now.own': 'Se te avisará si escribiste aquí o te nombran.',
  'follow.now.none': 'No se te avisará más de esto. Queda aquí para leerse.',
  'follow.part.all': 'Lo sigues todo',
  'follow.part.none': 'En silencio para ti',
}

export const followText = makeTexts({ en, es })
