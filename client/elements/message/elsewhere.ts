import { html, nothing, type TemplateResult } from 'lit'
import type { Became, CameFrom, Message } from '../../../plugins/api/conversations.ts'
import { addressIn } from '../../address.ts'
import { text } from '../../texts/texts.ts'
import { icon } from '../icons.ts'
import { callName } from '../people/names.ts'
import type { FindPerson } from '../types.ts'

/** Where a message goes on in other activities, and where it was brought from. */
export const renderElsewhere = (
  { became = [], cameFrom }: Message,
  find: FindPerson,
): TemplateResult | typeof nothing =>
  became.length === 0 && !cameFrom
    ? nothing
    : html`${cameFrom ? renderFrom(cameFrom, find) : nothing}${became.map((each) => renderBecame(each, find))}`

const renderFrom = ({ place, by }: CameFrom, find: FindPerson) =>
  html`<p class="elsewhere">
    ${icon('back', 'small')}<span
      >${place ? html`<a href=${addressOf(place)}>${text('handed.from', { activity: place.within })}</a> ` : nothing}${
        by === null ? nothing : html`<span>${text('handed.by', { name: callName(find(by)) })}</span>`
      }</span
    >
  </p>`

const renderBecame = (became: Became, find: FindPerson) =>
  html`<p class="elsewhere">
    ${icon('forward', 'small')}<span
      ><a href=${addressOf(became)}>${text('handed.became', { title: became.title })}</a> ${
        became.by === null
          ? nothing
          : html`<span>${text('handed.where', { activity: became.within, name: callName(find(became.by)) })}</span>`
      }</span
    >
  </p>`

/** An address of another activity of the course, which the shell knows to open. */
const addressOf = ({ activity, path, conversation, seq }: NonNullable<CameFrom['place']>): string =>
  addressIn(activity, { path: path ?? '', message: { conversation, seq } })
