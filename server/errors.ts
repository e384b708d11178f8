import { Refusal } from '../plugins/api/refusal.ts'

/** Every refusal of the core: code, status, and the sentence a person may read. */
export const refusals = {
  not_signed_in: [401, 'Your visit has ended. Open the activity again from your course.'],
  not_found: [404, 'This is not here, or not for you.'],
  not_allowed: [403, 'Your role in this course does not allow this.'],
  not_json: [400, 'This is not JSON.'],
  invalid_input: [400, 'Something in what was sent is not as agreed.'],
  too_large: [400, 'This is too large.'],
  conversation_closed: [409, 'This conversation is closed.'],
  first_post_closed: [409, 'The time to begin here is over. You can still read.'],
  replies_closed: [409, 'The time to answer here is over. You can still read.'],
  edited_meanwhile: [409, 'Somebody changed this while you were writing.'],
  not_yours: [403, 'Only who wrote this can change it.'],
  already_gone: [409, 'This message is not there any more.'],
  message_too_long: [422, 'This is too long for one message.'],
  message_empty: [422, 'There is nothing to read in this message.'],
  too_many_mentions: [422, 'This names too many people at once.'],
  file_too_large: [
    413,
    'A file may have up to {megabytes} MB. Make it shorter or smaller, or put it where your course keeps large files and send a link.',
  ],
  file_empty: [422, 'There is nothing in this file.'],
  file_cut: [400, 'The file did not arrive whole. Try again.'],
  file_program: [422, 'Programs are not taken here. Send a link to the place that people get it from.'],
  picture_too_large: [422, 'A picture may have up to {megapixels} million pixels. Make it smaller and try again.'],
  picture_unreadable: [
    422,
    'This picture is damaged, or of a kind that cannot be shown. Save it as JPEG or PNG and try again.',
  ],
  file_not_wanted: [422, 'A file of this kind is not what is asked for here.'],
  too_many_files: [422, 'A message takes up to {count} files. Send the others in another message.'],
  too_many_uploads: [429, 'You have {count} files here that were never sent. Send or remove some of them first.'],
  file_not_yours: [422, 'One of these files is not here any more, or was sent already. Attach it again.'],
  too_fast: [429, 'This is a little fast. Wait a moment.'],
  read_first: [409, 'Here messages are read first by who leads the course, and stay as they are.'],
  slow_down: [409, 'Here everybody writes one message at a time. Wait a moment.'],
  muted: [403, 'You cannot write in this course for now.'],
  too_many_reactions: [422, 'These are enough reactions of yours to one message.'],
  no_anonymity: [422, 'Here everybody writes with their name.'],
  sealed: [403, 'It was promised that nobody would learn who wrote this.'],
  too_many_groups: [422, 'A course has up to {count} cohorts and circles. Take one out first.'],
  already_decided: [409, 'Somebody has already decided about this.'],
  other_audience: [422, 'This can only move to where the same people can read it.'],
  no_pair: [422, 'These two cannot be mentor and person here.'],
  reaches_more: [409, 'More people could read this there than can read it here.'],
  said_to_few: [403, 'What others said to a few people stays among them.'],
  not_taken: [409, 'Talk cannot go on there in this way.'],
  too_many_to_move: [422, 'This is too much to be moved at once.'],
  code_spent: [401, 'This way in was used already. Open the activity again from your course.'],
  link_unknown: [404, 'This link opens nothing. Look whether all of it was copied.'],
  link_answered: [409, 'This link was used already: what it asked for was answered.'],
  link_over: [409, 'The time of this link is over. Ask whoever sent it for a new one.'],
  link_closed: [409, 'This link was taken back, or is not needed any more.'],
  not_set_up: [409, 'This activity is not set up yet.'],
  unavailable: [503, 'The database cannot be reached. Nothing was lost; try again in a moment.'],
  storage_full: [503, 'There is no room left to keep this. What was sent before is safe.'],
} as const satisfies Record<string, readonly [Refusal['status'], string]>

export type RefusalCode = keyof typeof refusals

type Values = Readonly<Record<string, string | number>>

/** Makes the refusal of the table; `path` says where in an input the fault lies, `values` what its sentence has in braces. */
export function refuse(code: RefusalCode, path?: string, values?: Values): Refusal {
  const [status, text] = refusals[code]
  const sentence = text.replace(/\{(\w+)\}/g, (braces, name: string) => String(values?.[name] ?? braces))
  return Object.assign(new Refusal(code, status, sentence, path), { values })
}
