import type { record as en } from './record-en.ts'

export const record: Readonly<Record<keyof typeof en, string>> = {
  title: 'Constancia de práctica: {activity}',
  signer: 'Firmado por',
  witness: '{name}, {role}, desde fuera; el enlace se envió a {address}',
  gone: 'alguien que ya no está',
  signedAt: 'Firmado el',
  criteria: 'En qué se fijaron',
  criteriaVersion: 'Versión del paso',
  evidence: 'Piezas de evidencia',
  already: 'Sabido de antes',
  alreadyYes: 'sí; los pasos de abajo se dan por hechos',
  fingerprint: 'Huella de lo firmado',
  ticked: 'cumplido',
  unticked: 'sin marcar',
  signature: 'La firma {seq} no es lo que se firmó.',
  lost: 'Un trabajo consta como firmado y su firma ya no está.',
  practice: 'Qué se aprende aquí',
  about: 'La práctica',
}
