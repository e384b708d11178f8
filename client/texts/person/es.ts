import type { en } from './en.ts'

/** What is said of a person. */
export const es: Record<keyof typeof en, string> = {
  'person.more': 'Más sobre esta persona',
  'person.failed': 'No se ha podido cargar',
  'person.offers': 'Puede ayudar con',
  'person.seeks': 'Busca',
  'person.together': 'Habéis dicho algo los dos en',
  'person.hello': 'Saludar a {name}',
  'person.whole': 'Verlo todo',
  'person.edit': 'Cuenta algo de ti',
  'person.mine': 'Lo que cuentas de ti',
  'person.title': 'Sobre esta persona',
  'person.me': 'Sobre mí',
  'person.own': 'Lo que dijiste aquí',
  'person.own.why':
    'Todo lo que escribiste en «{activity}» y sigue ahí, con tus archivos, para guardarlo. Lo de los demás es suyo.',
  'person.own.take': 'Llevármelo',
  'person.own.takeAll': 'Llevarme lo que dije en todo el curso',
  'person.optional': 'Todo es opcional. Lo puede leer quien está en tus cursos de aquí.',
  'person.field.work': 'A qué te dedicas',
  'person.field.place': 'Dónde',
  'person.field.offers': 'En qué puedes ayudar',
  'person.field.seeks': 'Qué buscas',
  'person.save': 'Guardar',
  'person.saved': 'Guardado. Tus colegas lo ven junto a tu nombre.',
  'person.notSaved': 'No se ha guardado. {reason}',
}
