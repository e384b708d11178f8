export const texts = {
  en: {
    name: 'Poll',
    description: 'One question, one vote each, and everybody sees how it stands.',
    'settings.question': 'Question',
    'settings.choices': 'Choices',
  },
  es: {
    name: 'Votación',
    description: 'Una pregunta, un voto por persona, y a la vista cómo va.',
    'settings.question': 'Pregunta',
    'settings.choices': 'Opciones',
  },
}
