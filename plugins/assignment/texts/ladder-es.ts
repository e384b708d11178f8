import type { LadderWords } from '../ladder-words.ts'

/** Las palabras propias de la casa para los cinco pasos, de mirar a enseñar. */
export const ladder: LadderWords = {
  watch: {
    title: 'Mira cómo se hace',
    text: 'Acompaña a alguien que lo hace bien. Mira y pregunta por qué. Di después qué no esperabas.',
    examples: 'Dos o tres frases sobre lo que viste, o una foto del lugar con una palabra sobre ella.',
    criteria: { seen: 'Lo he visto hacer de principio a fin' },
  },
  assist: {
    title: 'Ayuda en uno',
    text: 'Encárgate de una parte: alcanzar, medir, apuntar, recoger. Muestra cuál fue tu parte.',
    examples: 'Una foto de lo que preparaste, o la página del informe que rellenaste.',
    criteria: { part: 'Hizo su parte sin que le dijeran cada paso' },
  },
  support: {
    title: 'Haz uno con apoyo',
    text: 'Uno de verdad, del trabajo de esta semana. Lo haces tú; alguien está cerca y ayuda solo si se lo pides.',
    examples: 'Lo que resultó, tal como es: el informe, una foto de antes y otra de después, el enlace al resultado.',
    criteria: { done: 'El resultado se pudo usar tal como estaba', asked: 'Preguntó antes de que fuera tarde' },
  },
  alone: {
    title: 'Haz uno sin ayuda',
    text: 'Uno de verdad, de principio a fin, sin nadie al lado.',
    examples: 'Lo que resultó, y una frase sobre qué fue distinto esta vez.',
    criteria: { done: 'El resultado se pudo usar tal como estaba', holds: 'Supo qué hacer cuando algo fue distinto' },
  },
  teach: {
    title: 'Lleva a alguien contigo',
    text: 'Enseña a alguien nuevo cómo se hace y déjale una parte. Lo que pregunta muestra lo que tú sabes.',
    examples: 'Qué preguntó y qué sabe hacer ahora. Pídele permiso antes de mostrar su foto.',
    criteria: { learned: 'Después pudo hacer una parte sin ayuda' },
  },
}
