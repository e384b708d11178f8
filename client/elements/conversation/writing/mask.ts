import { html, nothing, type TemplateResult } from 'lit'
import type { HouseClient } from '../../../../plugins/api/client.ts'
import { text } from '../../../texts/texts.ts'
import type { Scene } from '../scene.ts'

export { maskStyles } from './mask.styles.ts'

interface Offer {
  readonly client: Pick<HouseClient, 'standing' | 'activity'>
  readonly masked: boolean
  readonly choose: (masked: boolean) => void
}

/** Whether to write without a name, and what is promised then: who may ever learn it, and that no grade counts it. */
export function renderMaskChoice({ client, masked, choose }: Offer): TemplateResult | typeof nothing {
  const anonymity = client.standing?.anonymity ?? 'none'
  if (anonymity === 'none' && !masked) return nothing
  // What was begun while it was allowed is not sent by name without being asked.
  const promise = anonymity === 'none' ? text('refusal.no_anonymity') : text(`mask.${anonymity}`)
  const chosen = ({ target }: Event) => target instanceof HTMLInputElement && choose(target.checked)
  return html`<div slot="above" class="mask">
    <label><input type="checkbox" .checked=${masked} @change=${chosen} />${text('mask.offer')}</label>
    <p role="status">
      ${masked ? promise : nothing} ${masked && client.activity.graded ? text('mask.graded') : nothing}
    </p>
  </div>`
}

/** The same in a conversation, for what is written next. */
export const renderMaskOffer = ({ client, writing }: Scene) =>
  renderMaskChoice({ client, masked: writing.masked, choose: (masked) => writing.setMasked(masked) })
