import { rooms } from './rooms-es.ts'

/** The names of the plugin and of its settings, as designers meet them. */
export const names = {
  name: 'Chat',
  description: 'Salas donde se habla en el momento. Nada de lo dicho se pierde.',
  'kind.all': 'Sala',
  'kind.cohort': 'Sala',
  'kind.circle': 'Sala',
  'kind.direct': 'Mensaje directo',
  'kind.group': 'Grupo',
  'settings.purpose': 'Para qué es esta sala',
  'settings.purpose.hint': 'Una o dos frases que entienda quien acaba de llegar. Se ven en la sala.',
  'settings.rooms': 'Salas',
  'settings.rooms.all': 'Una para todo el mundo',
  'settings.rooms.cohorts': 'Una por cohorte',
  'settings.rooms.circles': 'Una por círculo',
  'settings.direct': 'Quiénes pueden escribirse aparte de los demás',
  'settings.direct.hint': 'Nadie más puede leerlo, tampoco quienes llevan el curso.',
  'settings.direct.nobody': 'Nadie',
  'settings.direct.mentors': 'Todos con mentores y con quienes llevan el curso',
  'settings.direct.everybody': 'Todos con todos',
  'settings.groups': 'La gente puede crear grupos pequeños',
  'settings.groups.hint': 'Hasta doce personas, con un nombre propio. Nadie más puede leer lo que dicen.',
  'settings.showReaders': 'En conversaciones pequeñas, mostrar hasta dónde ha leído cada uno',
  'settings.showReaders.hint': 'Hasta doce personas. Si no, nadie más sabe hasta dónde ha leído alguien.',
} as const

/** What the page says. */
export const page = { ...rooms } as const
