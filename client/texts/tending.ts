import type { Table, Translation } from './make-texts.ts'

/** What is said where people tend what others say. */
export const tendingInEn = {
  'tend.action.report': 'Report it',
  'tend.action.mute': 'Keep its author from writing',
  'tend.action.lift': 'Learn who wrote it',
  'tend.hiddenBy': 'Hidden by {name}: {reason}',
  'tend.liftedBy': '{name} learned that you wrote this: {reason}',
  'tend.mutedUntil': 'You cannot write in this course until {until}. The reason: {reason}',
  'mask.offer': 'Without my name',
  'mask.liftable':
    'The others see “Someone”. Those who lead the course may learn your name, with a reason that you are told.',
  'mask.graded': 'It does not count toward your grade, which would tell.',
  'mask.sealed': 'The others see “Someone”. Nobody can learn your name, not even those who lead the course.',
  'moved.goTo': 'Go there',
  'handed.action': 'Make a thread of this',
  'handed.became': 'Became a thread: {title}',
  'handed.where': 'In “{activity}”, by {name}',
  'handed.from': 'From “{activity}”',
  'handed.by': 'Brought by {name}',
  'refusal.reaches_more': 'More people could read this there than can read it here.',
  'refusal.said_to_few': 'What others said to a few people stays among them.',
  'refusal.not_taken': 'Talk cannot go on there in this way.',
  'refusal.slow_down': 'Here everybody writes one message at a time. You can write again in a moment.',
  'refusal.read_first': 'Here messages are read first by those who lead the course, and stay as they are.',
  'reports.title': 'Reports',
} as const satisfies Table

export const tendingInEs: Translation<typeof tendingInEn> = {
  'tend.action.report': 'Avisar de él',
  'tend.action.mute': 'Impedir que escriba quien lo escribió',
  'tend.action.lift': 'Saber quién lo escribió',
  'tend.hiddenBy': 'Lo ocultó {name}: {reason}',
  'tend.liftedBy': '{name} supo que escribiste esto: {reason}',
  'tend.mutedUntil': 'No puedes escribir en este curso hasta: {until}. El motivo: {reason}',
  'mask.offer': 'Sin mi nombre',
  'mask.liftable':
    'Los demás ven «Alguien». Quienes llevan el curso pueden saber tu nombre, con un motivo que se te dice.',
  'mask.graded': 'No cuenta para tu nota, que lo revelaría.',
  'mask.sealed': 'Los demás ven «Alguien». Nadie puede saber tu nombre, tampoco quienes llevan el curso.',
  'moved.goTo': 'Ir allí',
  'handed.action': 'Hacer un hilo con esto',
  'handed.became': 'Se convirtió en un hilo: {title}',
  'handed.where': 'En «{activity}», por {name}',
  'handed.from': 'De «{activity}»',
  'handed.by': 'Lo trajo {name}',
  'refusal.reaches_more': 'Allí podrían leer esto más personas que aquí.',
  'refusal.said_to_few': 'Lo que otras personas dijeron a unas pocas se queda entre ellas.',
  'refusal.not_taken': 'La conversación no puede seguir allí de esta manera.',
  'refusal.slow_down': 'Aquí cada quien escribe un mensaje cada vez. Podrás volver a escribir en un momento.',
  'refusal.read_first': 'Aquí quienes llevan el curso leen antes los mensajes, y quedan como están.',
  'reports.title': 'Avisos',
}
