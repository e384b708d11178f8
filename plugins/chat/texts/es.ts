/** The names of the plugin and of its settings, as designers meet them. */
export const names = {
  name: 'Chat',
  description: 'Una sala donde toda la cohorte habla en el momento. Nada de lo dicho se pierde.',
  'settings.purpose': 'Para qué es esta sala',
  'settings.purpose.hint': 'Una o dos frases que entienda quien acaba de llegar. Se ven en la sala.',
} as const

/** What the page says. */
export const page = {
  'room.opening': 'Abriendo la sala',
  'room.failed': 'No se ha podido abrir la sala',
  'room.write': 'Escribe a la sala',
  'room.quiet': 'Aquí nadie ha escrito todavía',
  'room.quietWhy': 'En cuanto alguien escriba, podrás leerlo aquí.',
  'room.about': 'Sobre esta sala',
  'room.here': 'Aquí ahora',
  'room.more': { one: 'y {count} más', other: 'y {count} más' },
  'room.you': 'tú',
  'room.purpose': 'Para qué es esta sala',
} as const
