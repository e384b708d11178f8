/** What the rooms say. */
export const rooms = {
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
