import type { Mark, StanceWord } from '../contract.ts'

type Words = Readonly<Record<Mark | StanceWord | 'left' | 'someone', string>>

/** What a thread that is taken along says above its messages. */
export const documentIn: Readonly<Record<'en' | 'es', Words>> = {
  en: {
    answer: 'Answer',
    decision: 'What was decided',
    notes: 'What came of it',
    summary: 'In short',
    for: 'For it',
    against: 'Against it',
    coming: 'Come',
    retold: 'Told on by',
    reused: 'Used by',
    left: 'Someone who has left',
    someone: 'Someone',
  },
  es: {
    answer: 'Respuesta',
    decision: 'Qué se decidió',
    notes: 'Qué salió de ello',
    summary: 'En resumen',
    for: 'A favor',
    against: 'En contra',
    coming: 'Van',
    retold: 'Lo contaron',
    reused: 'Lo usaron',
    left: 'Alguien que ya no está',
    someone: 'Alguien',
  },
}
