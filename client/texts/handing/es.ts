import type { Translation } from '../make-texts.ts'
import type { en } from './en.ts'

export const es: Translation<typeof en> = {
  title: {
    zero: 'Elige qué lleva consigo',
    one: 'Hacer un hilo con {count} mensaje',
    other: 'Hacer un hilo con {count} mensajes',
  },
  hint: 'Señala el último mensaje que va en el hilo; señala uno que va, para dejarlo fuera.',
  along: 'Va en el hilo: {name}: {words}',
  chosen: {
    zero: 'No va ningún mensaje en el hilo',
    one: 'Va {count} mensaje en el hilo',
    other: 'Van {count} mensajes en el hilo',
  },
  most: { one: 'Va {count} mensaje como mucho.', other: 'Van {count} mensajes como mucho.' },
  name: 'Cómo se llama',
  'name.missing': 'Ponle un nombre.',
  where: 'En qué se convierte',
  option: '{form} en «{activity}»',
  none: 'En este curso todavía no hay ninguna actividad en la que puedas empezar un hilo.',
  same: 'Allí lo leen quienes pueden leerlo aquí, y nadie más.',
  fewer: {
    one: 'Allí puede leerlo {count} persona: menos que aquí.',
    other: 'Allí pueden leerlo {count} personas: menos que aquí.',
  },
  more: {
    one: 'Allí pueden leerlo más personas que aquí: {count} persona.',
    other: 'Allí pueden leerlo más personas que aquí: {count} personas, y quienes se unan.',
  },
  onlyOwn: 'Lo que dijeron otras personas aquí se dijo a unas pocas, y aquí se queda.',
  nothing: 'Elige al menos un mensaje.',
  make: 'Hacer el hilo',
  'make.more': 'Hacerlo, para que lo lean más personas',
  leave: 'Dejarlo',
  made: 'Se convirtió en un hilo: {title}',
}
