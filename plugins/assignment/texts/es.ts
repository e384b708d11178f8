/** Los nombres de la actividad y de sus ajustes, como los ve quien diseña. */
export const names = {
  name: 'Práctica en el trabajo',
  description: 'Una escalera de trabajo real, de mirar a enseñar: se muestra como es y lo firma gente que sabe.',
  'kind.work': 'Trabajo',
  'settings.practice': 'Qué se aprende aquí',
  'settings.practice.hint':
    'Por ejemplo: hacer una visita de servicio, de la primera llamada al informe. Los pasos se hacen en la propia actividad.',
  'settings.order': 'Los pasos se dan',
  'settings.order.inOrder': 'Uno después de otro',
  'settings.order.freely': 'En cualquier orden',
  'settings.patience': 'Cuándo pasa un trabajo a otra persona',
  'settings.patience.hint': 'Si no ha contestado quien tenía que firmar.',
  'settings.patience.unit': 'días',
  'settings.askWhere': 'Preguntar dónde fue',
  'settings.askWhen': 'Preguntar cuándo fue',
  'settings.prompts': 'Qué se pregunta a la gente sobre su trabajo',
  'settings.prompts.hint':
    'Tres preguntas como máximo. Sin ninguna: qué fue distinto, qué se volvería a hacer, qué no se sabía.',
  'settings.columns': 'En el libro de calificaciones',
  'settings.columns.whole': 'Una columna para todo',
  'settings.columns.rungs': 'Una columna por paso',
  'settings.columns.none': 'Sin calificación',
  'settings.points': 'Puntos de una columna',
  'settings.gallery': 'Cómo lo hicieron otras personas',
  'settings.gallery.open': 'Abierto desde el primer minuto',
  'settings.gallery.afterOwn': 'Después de un primer intento propio',
  'settings.readers': 'Lectores de cada trabajo, de la cohorte',
  'settings.readers.hint':
    'Dicen lo que ven, según los criterios. Si no hay bastantes, lee un mentor. 0: no se pide a nadie.',
  'settings.readingDays': 'Al cabo de cuánto se pide a otra persona',
  'settings.readingDays.unit': 'días',
  'settings.readersNamed': 'Se dice quién lee',
} as const
