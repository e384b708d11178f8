import { html, type TemplateResult } from 'lit'
import type { ActivityClient } from '../../../api/client.ts'
import type { contract } from '../../contract.ts'
import { text } from '../texts.ts'

type Client = ActivityClient<typeof contract>

/** Whether the reader may start threads; the server has the last word. */
export const mayStart = ({ can, activity }: Client): boolean =>
  can('participate') && (activity.settings.whoStarts === 'everybody' || can('facilitate'))

/** A place where nobody has begun: what to do first, in the words of the reader's role. Fires `begin`. */
export const renderEmpty = (client: Client): TemplateResult =>
  html`<empty-place
    heading=${text('empty.heading')}
    sentence=${sayFirstStep(client)}
    action=${mayStart(client) ? text('empty.action') : ''}
  ></empty-place>`

function sayFirstStep(client: Client): string {
  if (!client.can('participate')) return text('empty.watch')
  if (!mayStart(client)) return text('empty.wait')
  return text(client.can('facilitate') ? 'empty.lead' : 'empty.start')
}
