import { makeTexts } from '../../texts/make-texts.ts'

/** What the page of a record says itself; what is in the record, its plugin has written. */
export const recordText = makeTexts({
  en: {
    opening: 'Making your record',
    failed: 'The record could not be made',
    none: 'Nothing is signed yet. What is signed from now on stands here.',
    for: 'For {name}',
    issued: 'Issued by {issuer} on {date}',
    save: 'Save the signed file',
    print: 'Print',
    back: 'Back',
    how: 'How others verify it',
    howWhy:
      'The signed file says the same as this page. Whoever is given it verifies it without us: they save our keys, and run one command.',
    keys: 'Our keys',
    broken: 'Something in this record is not what was signed. Tell who leads the course.',
  },
  es: {
    opening: 'Preparando tu constancia',
    failed: 'La constancia no se pudo preparar',
    none: 'Todavía no hay nada firmado. Lo que se firme desde ahora estará aquí.',
    for: 'Para {name}',
    issued: 'Emitida por {issuer} el {date}',
    save: 'Guardar el archivo firmado',
    print: 'Imprimir',
    back: 'Volver',
    how: 'Cómo la verifican otros',
    howWhy:
      'El archivo firmado dice lo mismo que esta página. Quien lo recibe lo verifica sin nosotros: guarda nuestras claves y ejecuta una orden.',
    keys: 'Nuestras claves',
    broken: 'Algo en esta constancia no es lo que se firmó. Díselo a quien dirige el curso.',
  },
})
