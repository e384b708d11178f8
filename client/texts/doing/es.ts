import type { Translation } from '../make-texts.ts'
import type { en } from './en.ts'

export const es: Translation<typeof en> = {
  tookBack: 'Mensaje retirado',
  hid: 'Mensaje oculto',
  markedUnread: 'Marcado como no leído desde aquí',
  linkCopied: 'Enlace copiado',
  link: 'El enlace: {link}',
  goes: 'Se retira en cuanto haya conexión.',
  waits: 'Se hará en cuanto haya conexión.',
  comesBack: 'Vuelve en cuanto haya conexión.',
  'revisions.title': 'Lo que decía antes',
  'revisions.close': 'Cerrar',
}
