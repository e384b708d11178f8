import { makeTexts } from '../../texts/make-texts.ts'

/** What is said where the criteria are written by which something is looked at. */
export const rubricText = makeTexts({
  en: {
    criterion: 'Criterion {place}',
    levels: 'Levels, one in a line, from the least to the most. Without any it is a box to tick.',
    add: 'Add a criterion',
    remove: 'Remove criterion {place}',
  },
  es: {
    criterion: 'Criterio {place}',
    levels: 'Niveles, uno por línea, de menos a más. Sin ninguno es una casilla.',
    add: 'Añadir un criterio',
    remove: 'Quitar el criterio {place}',
  },
})
