import type { FileId } from '../../plugins/api/contract.ts'

/** What the store has the content of a file under. Spread over folders, since none should hold a hundred thousand. */
export const storedAs = (id: FileId): string => `${id.slice(-2)}/${id}`

/** Which file the content came with: a copy has it from another one. */
export const broughtWith = (stored: string): FileId => stored.slice(stored.indexOf('/') + 1) as FileId // made by storedAs

export const thumbnailOf = (stored: string): string => `${stored}.thumbnail`

/** What a row has for one of the store's keys: a file and what was made of it differ in what follows the dot. */
export const storedOf = (key: string): string => key.replace(/\..*$/, '')
