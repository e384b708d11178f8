import { readStrings, readText } from '../json-members.ts'
import type { Launch } from '../launches.ts'
import type { ItemFields } from './mood.ts'

/** What Moodle accepts: links to the tool alone, several at a time, and no `data` to echo. */
export function writeMoodleSettings(returnUrl: string, { tool }: Launch) {
  return {
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['frame', 'iframe', 'window'],
    accept_copy_advice: false,
    accept_multiple: true,
    accept_unsigned: false,
    auto_create: false,
    can_confirm: false,
    deep_link_return_url: returnUrl,
    title: tool.name,
    text: '',
  }
}

/** Moodle keeps title, text, address and custom values; `available`, `submission`, `iframe` and `window` are ignored. */
export const readMoodleItem = (item: Record<string, unknown>): ItemFields => ({
  title: readText(item, 'title') ?? '',
  description: readText(item, 'text') ?? '',
  url: readText(item, 'url'),
  custom: readStrings(item, 'custom'),
  container: 'iframe',
  opensAt: undefined,
  dueAt: undefined,
})
