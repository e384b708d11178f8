import type { Translation } from '../make-texts.ts'
import type { en } from './en.ts'

export const es: Translation<typeof en> = {
  'away.title': {
    one: 'Mientras no estabas: {count} mensaje',
    other: 'Mientras no estabas: {count} mensajes',
  },
  'away.named': '{name} te nombró.',
  'away.unanswered': '{name} preguntó y nadie le ha respondido.',
  'away.found': { one: '{count} persona reaccionó a {name}.', other: '{count} personas reaccionaron a {name}.' },
  'away.read': 'Dar por leído',
  'away.close': 'Apartar',
  'readers.here': 'Leído hasta aquí por {names}',
  'replies.open': 'Leer juntas las respuestas',
  'replies.title': 'Respuestas',
  'replies.close': 'Cerrar las respuestas',
  'replies.loading': 'Buscando las respuestas',
  'replies.failed': 'No se han podido cargar las respuestas',
  'replies.write': 'Responde a {name}',
  'quiet.title': 'Horas de silencio',
  'quiet.why': 'En estas horas nada te llama: no se encienden números ni se te envía nada. Vale en todos los cursos.',
  'quiet.from': 'Desde',
  'quiet.to': 'Hasta',
  'quiet.save': 'Guardar',
  'quiet.none': 'Sin horas de silencio',
  'quiet.cancel': 'Cancelar',
  'quiet.kept': 'Silencio de {from} a {to}.',
  'quiet.gone': 'Ya no tienes horas de silencio.',
}
