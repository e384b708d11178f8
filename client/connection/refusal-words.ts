import { sayUntil } from '../texts/dates.ts'
import { text } from '../texts/texts.ts'

/** The server's refusals in the person's language; it says them in English only. */
const words = {
  unreachable: 'refusal.unreachable',
  failed: 'refusal.failed',
  not_signed_in: 'refusal.not_signed_in',
  not_found: 'refusal.not_found',
  not_allowed: 'refusal.not_allowed',
  invalid_input: 'refusal.invalid_input',
  too_large: 'refusal.too_large',
  conversation_closed: 'refusal.conversation_closed',
  edited_meanwhile: 'refusal.edited_meanwhile',
  not_yours: 'refusal.not_yours',
  already_gone: 'refusal.already_gone',
  message_too_long: 'refusal.message_too_long',
  message_empty: 'refusal.message_empty',
  too_many_mentions: 'refusal.too_many_mentions',
  file_too_large: 'refusal.file_too_large',
  file_empty: 'refusal.file_empty',
  file_cut: 'refusal.file_cut',
  file_program: 'refusal.file_program',
  file_not_wanted: 'refusal.file_not_wanted',
  picture_too_large: 'refusal.picture_too_large',
  picture_unreadable: 'refusal.picture_unreadable',
  too_many_files: 'refusal.too_many_files',
  too_many_uploads: 'refusal.too_many_uploads',
  file_not_yours: 'refusal.file_not_yours',
  too_fast: 'refusal.too_fast',
  read_first: 'refusal.read_first',
  slow_down: 'refusal.slow_down',
  muted: 'refusal.muted',
  too_many_reactions: 'refusal.too_many_reactions',
  no_anonymity: 'refusal.no_anonymity',
  sealed: 'refusal.sealed',
  already_decided: 'refusal.already_decided',
  other_audience: 'refusal.other_audience',
  reaches_more: 'refusal.reaches_more',
  said_to_few: 'refusal.said_to_few',
  not_taken: 'refusal.not_taken',
  too_many_to_move: 'refusal.too_many_to_move',
  code_spent: 'refusal.code_spent',
  not_set_up: 'refusal.not_set_up',
  unavailable: 'refusal.unavailable',
  storage_full: 'refusal.storage_full',
} as const

const isKnown = (code: string): code is keyof typeof words => Object.hasOwn(words, code)

type Values = Readonly<Record<string, string | number>>

/** Which sentence it is, and so what is between its braces, is known only when it comes. */
const say = text as (key: (typeof words)[keyof typeof words], values: Values) => string

/** What a refusal says to a person; undefined for a code we have no words for. `values` are what its sentence names. */
export const sayRefusal = (code: string, values: Values = {}): string | undefined =>
  isKnown(code) ? say(words[code], sayTime(values)) : undefined

/** The one value that is a moment. */
const sayTime = (values: Values): Values =>
  typeof values['until'] === 'number' ? { ...values, until: sayUntil(values['until'], Date.now()) } : values
