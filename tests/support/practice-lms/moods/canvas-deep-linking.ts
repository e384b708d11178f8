import { readObject, readStrings, readText } from '../json-members.ts'
import type { Launch } from '../launches.ts'
import type { ItemFields } from './mood.ts'

/** What Canvas accepts; `data` has to come back as it was. */
export const writeCanvasSettings = (returnUrl: string, launch: Launch) => ({
  deep_link_return_url: returnUrl,
  accept_types: ['ltiResourceLink'],
  accept_media_types: 'application/vnd.ims.lti.v1.ltilink',
  accept_presentation_document_targets: ['iframe', 'window'],
  accept_multiple: true,
  accept_lineitem: true,
  auto_create: true,
  data: `practice ${launch.ticket}`,
  validation_context: null,
  errors: { errors: {} },
})

/** Canvas honours `window`, `available` and `submission`. */
export const readCanvasItem = (item: Record<string, unknown>): ItemFields => ({
  title: readText(item, 'title') ?? '',
  description: readText(item, 'text') ?? '',
  url: readText(item, 'url'),
  custom: readStrings(item, 'custom'),
  container: 'window' in item && !('iframe' in item) ? 'window' : 'iframe',
  opensAt: readText(readObject(item, 'available'), 'startDateTime'),
  dueAt: readText(readObject(item, 'submission'), 'endDateTime'),
})
