import type { Translation } from '../make-texts.ts'
import type { en } from './en.ts'

export const es: Translation<typeof en> = {
  title: 'Hacer un hilo con esto',
  stretch: 'Qué lleva consigo',
  name: 'Cómo se llama',
  'name.missing': 'Ponle un nombre.',
  where: 'En qué se convierte',
  option: '{form} en «{activity}»',
  none: 'En este curso todavía no hay ninguna actividad en la que puedas empezar un hilo.',
  same: 'Allí lo leen quienes pueden leerlo aquí, y nadie más. Cada quien conserva su nombre, o va sin él como aquí.',
  fewer: {
    one: 'Allí puede leerlo {count} persona: menos que aquí. Cada quien conserva su nombre, o va sin él como aquí.',
    other: 'Allí pueden leerlo {count} personas: menos que aquí. Cada quien conserva su nombre, o va sin él como aquí.',
  },
  more: {
    one: 'Allí pueden leerlo más personas que aquí: {count} persona.',
    other:
      'Allí pueden leerlo más personas que aquí: {count} personas, y quienes se unan. Cada quien conserva su nombre, o va sin él como aquí.',
  },
  onlyOwn: 'Lo que dijeron otras personas aquí se dijo a unas pocas, y aquí se queda.',
  nothing: 'Elige al menos un mensaje.',
  make: 'Hacer el hilo',
  'make.more': 'Hacerlo, para que lo lean más personas',
  cancel: 'Dejarlo',
  made: 'Se convirtió en un hilo: {title}',
}
