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
  },
  es: {
    opening: 'Abriendo tu enlace',
    otherLanguage: 'English',
    closed: 'Este enlace no se abre',
    answered: 'Ya tiene respuesta',
    again: 'Intentar de nuevo',
    noPage: 'Aquello para lo que era este enlace ya no está.',
  },
})
