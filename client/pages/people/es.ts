import type { Translation } from '../../texts/make-texts.ts'
import type { en } from './en.ts'

/** Cohortes y círculos, y quién está en ellos. */
export const es: Translation<typeof en> = {
  'about.tends':
    'Una cohorte hace el curso junta. Un círculo es un grupo pequeño que habla entre sí; una persona puede estar en varios. Quienes llevan el curso pueden leerlos todos.',
  'about.own':
    'Las personas con las que haces este curso, y tus círculos. Quienes llevan el curso pueden leerlos todos.',
  cohorts: 'Cohortes',
  circles: 'Círculos',
  'circles.none': 'Aún no hay círculos. Forma uno para quienes trabajan en lo mismo, o cerca.',
  everybody: 'Todas las personas de este curso',
  'default.only': 'Todo el curso',
  'default.others': 'Quienes no están en otra cohorte',
  count: { zero: 'Nadie todavía', one: '{count} persona', other: '{count} personas' },
  'make.circle': 'Formar un círculo',
  'make.cohort': 'Crear una cohorte',
  'make.name': '¿Cómo se llama?',
  'make.circle.verb': 'Formarlo',
  'make.cohort.verb': 'Crearla',
  cancel: 'Cancelar',
  save: 'Guardar',
  rename: 'Cambiar el nombre',
  'rename.of': 'Cambiar el nombre de {group}',
  add: 'Añadir personas',
  'add.of': 'Añadir personas a {group}',
  'add.find': 'Buscar por nombre',
  'add.none': 'No hay nadie más con este nombre en el curso.',
  'add.verb': { zero: 'Añadir', one: 'Añadir a {count} persona', other: 'Añadir a {count} personas' },
  'add.done': { one: '{count} persona añadida a {group}.', other: '{count} personas añadidas a {group}.' },
  takeOut: 'Sacar',
  'takeOut.of': 'Sacar a {name} de {group}',
  'takeOut.done': '{name} ya no ve nada de {group}.',
  remove: 'Terminar',
  'remove.of': 'Terminar {group}',
  'remove.why': 'Ya no habrá nadie. Lo que se dijo queda para quienes llevan el curso. No se puede deshacer.',
  'remove.verb': 'Terminar para siempre',
  'remove.done': '{group} ha terminado.',
  'in.groups': 'En {groups}',
  failed: 'No se ha hecho. {reason}',
}
