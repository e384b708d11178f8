/** Where part of a talk is moved elsewhere. */
export const moving = {
  'move.title': 'Mover esta parte de la charla',
  'move.what':
    'Va con todo lo que se respondió debajo. Quien lo tenga abierto va con ello; en su lugar queda el camino.',
  'move.where': 'Adónde',
  'move.own': 'A un hilo propio',
  'move.own.title': 'De qué trata el hilo nuevo',
  'move.own.verb': 'Hacerlo un hilo',
  'move.other': 'A otro hilo',
  'move.other.find': 'Buscar el hilo',
  'move.other.none': 'No hay un hilo así para las mismas personas.',
  'move.other.missing': 'Elige un hilo.',
  'move.other.verb': 'Moverlo allí',
} as const
