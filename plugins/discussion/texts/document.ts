import type { Mark, StanceWord } from '../contract.ts'

type Own = `own.${StanceWord | 'meeting' | 'judged'}`
type Words = Readonly<Record<Mark | StanceWord | Own | 'left' | 'someone', string>>

export const languageOf = (locale: string): 'en' | 'es' => (locale.toLowerCase().startsWith('es') ? 'es' : 'en')

/** What a thread that is taken along says above its messages, and what is one's own beside them. */
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
    'own.for': 'I am for it',
    'own.against': 'I am against it',
    'own.coming': 'I come',
    'own.retold': 'I told it on',
    'own.reused': 'I used it',
    'own.meeting': 'When and where',
    'own.judged': 'By the rubric, to {name}',
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
    'own.for': 'Estoy a favor',
    'own.against': 'Estoy en contra',
    'own.coming': 'Voy',
    'own.retold': 'Lo conté',
    'own.reused': 'Lo usé',
    'own.meeting': 'Cuándo y dónde',
    'own.judged': 'Con la rúbrica, a {name}',
  },
}
