import { makeTexts, type Table, type Translation } from './make-texts.ts'

/** What is said while there is no connection. */
const en = {
  'reconnecting.unsent': {
    zero: 'Reconnecting. Nothing of yours is waiting.',
    one: 'Reconnecting. One message of yours is kept and goes out first.',
    other: 'Reconnecting. {count} messages of yours are kept and go out first.',
  },
  'reconnecting.whileOpen': {
    one: 'Reconnecting. One thing you wrote or did goes out first: keep this page open until then.',
    other: 'Reconnecting. {count} things you wrote or did go out first: keep this page open until then.',
  },
  'reconnecting.now': 'Now',
} as const satisfies Table

const es: Translation<typeof en> = {
  'reconnecting.unsent': {
    zero: 'Reconectando. No hay nada tuyo en espera.',
    one: 'Reconectando. Un mensaje tuyo está guardado y saldrá primero.',
    other: 'Reconectando. {count} mensajes tuyos están guardados y saldrán primero.',
  },
  'reconnecting.whileOpen': {
    one: 'Reconectando. Una cosa que escribiste o hiciste saldrá primero: deja esta página abierta hasta entonces.',
    other:
      'Reconectando. {count} cosas que escribiste o hiciste saldrán primero: deja esta página abierta hasta entonces.',
  },
  'reconnecting.now': 'Ahora',
}

export const reconnectingText = makeTexts({ en, es })
