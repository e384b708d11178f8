/** Lo que se pregunta sobre el trabajo, si quien diseña no pregunta otra cosa. */
export const prompts: readonly string[] = [
  '¿Qué fue distinto donde tú estás?',
  '¿Qué volverías a hacer?',
  '¿Qué no sabías?',
]
