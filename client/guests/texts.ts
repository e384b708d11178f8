import { makeTexts } from '../texts/make-texts.ts'

/** What the page for guests says itself. */
export const text = makeTexts({
  en: {
    opening: 'Opening your link',
    otherLanguage: 'Español',
    closed: 'This link does not open',
    answered: 'This was answered',
    again: 'Try again',
    noPage: 'What this link was for is not here any more.',
    link_unknown: 'This link opens nothing. Look whether all of it was copied.',
    link_answered: 'This link was used already: what it asked for has its answer.',
    link_over: 'The time of this link is over. Ask whoever sent it for a new one.',
    link_closed: 'This link was taken back, or is not needed any more.',
  },
  es: {
    opening: 'Abriendo tu enlace',
    otherLanguage: 'English',
    closed: 'Este enlace no se abre',
    answered: 'Ya tiene respuesta',
    again: 'Intentar de nuevo',
    noPage: 'Aquello para lo que era este enlace ya no está.',
    link_unknown: 'Este enlace no abre nada. Mira si se copió entero.',
    link_answered: 'Este enlace ya se usó: lo que pedía tiene respuesta.',
    link_over: 'El plazo de este enlace terminó. Pide otro a quien te lo envió.',
    link_closed: 'Este enlace se retiró, o ya no hace falta.',
  },
})
