import { rooms } from './rooms-es.ts'

/** The names of the plugin and of its settings, as designers meet them. */
export const names = {
  name: 'Chat',
  description: 'Una sala donde toda la cohorte habla en el momento. Nada de lo dicho se pierde.',
  'settings.purpose': 'Para qué es esta sala',
  'settings.purpose.hint': 'Una o dos frases que entienda quien acaba de llegar. Se ven en la sala.',
} as const

/** What the page says. */
export const page = { ...rooms } as const
