import type { Drafts } from '../../../api/client.ts'
import type { Confidentiality } from '../../contract.ts'

/** What was chosen, and written in the smaller fields: whoever comes back finds it as it was. */
export interface KeptForm {
  readonly confidentiality: Confidentiality
  readonly reflectionsFor: 'cohort' | 'mentor'
  readonly isAlready: boolean
  /** By name; several of one name in their order. */
  readonly fields: Readonly<Record<string, readonly string[]>>
}

export const emptyForm: KeptForm = {
  confidentiality: 'cohort',
  reflectionsFor: 'cohort',
  isAlready: false,
  fields: {},
}

/** Beside the words and the files of a place. */
const placeOf = (place: string): string => `${place}.form`

export function saveForm(drafts: Drafts, place: string, form: KeptForm): void {
  const words = JSON.stringify(form)
  if (words === JSON.stringify(emptyForm)) drafts.remove(placeOf(place))
  else if (words !== drafts.find(placeOf(place))?.markdown) drafts.save(placeOf(place), words)
}

export function removeForm(drafts: Drafts, place: string): void {
  drafts.remove(placeOf(place))
}

export function findForm(drafts: Drafts, place: string): KeptForm {
  const kept = drafts.find(placeOf(place))?.markdown
  // Written by saveForm, on this device or another one of the same person.
  return kept === undefined ? emptyForm : { ...emptyForm, ...(JSON.parse(kept) as Partial<KeptForm>) }
}

/** Whatever is written in fields of one line, or in more than the one that has a draft of its own. */
export function readFields(form: HTMLFormElement): KeptForm['fields'] {
  const said = new FormData(form)
  const names = [...new Set(listFields(form).map(({ name }) => name))]
  const written = names.map((name) => [name, said.getAll(name).map(String)] as const)
  return Object.fromEntries(written.filter(([, values]) => values.some((value) => value !== '')))
}

export function fillFields(form: HTMLFormElement, fields: KeptForm['fields']): void {
  for (const [name, values] of Object.entries(fields)) {
    const found = listFields(form).filter((field) => field.name === name)
    for (const [at, field] of found.entries()) field.value = values[at] ?? ''
  }
}

const listFields = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (each): each is HTMLInputElement | HTMLTextAreaElement =>
      (each instanceof HTMLInputElement && ['text', 'url', 'number', 'date'].includes(each.type)) ||
      (each instanceof HTMLTextAreaElement && each.name !== 'words'),
  )
