import type { Translation } from '../make-texts.ts'
import type { en } from './en.ts'

export const es: Translation<typeof en> = {
  heading: 'Guía para mentores',
  text: 'Responde pronto: una palabra hoy vale más que muchas la semana que viene.\nPregunta antes de explicar: ¿qué viste?, ¿qué probarías?\nDi qué estuvo bien y un próximo paso.\nFirma lo que has visto hacer, no lo prometido.\nLo que te muestran solo a ti se queda contigo.',
}
