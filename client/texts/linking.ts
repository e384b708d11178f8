import { makeTexts, type Table, type Translation } from './make-texts.ts'

/** What is said where somebody makes a link. */
const en = {
  'link.address': 'Where it leads',
  'link.set': 'Set the link',
  'link.remove': 'Remove the link',
} as const satisfies Table

const es: Translation<typeof en> = {
  'link.address': 'Adónde lleva',
  'link.set': 'Poner el enlace',
  'link.remove': 'Quitar el enlace',
}

export const linkingText = makeTexts({ en, es })
