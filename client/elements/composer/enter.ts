import { html, type TemplateResult } from 'lit'
import { onDevice } from '../../connection/storage.ts'
import { text } from '../../texts/texts.ts'
import { icon } from '../icons.ts'

const key = 'tertulia.enter'

/** What Enter does while one writes. */
export type Enter = 'send' | 'line'

/** What the person chose on this device; where nothing was chosen, what is usual in the place. */
export function readEnter(usual: 'enter' | 'button'): Enter {
  const chosen = onDevice.get(key)
  if (chosen === 'send' || chosen === 'line') return chosen
  return usual === 'enter' ? 'send' : 'line'
}

/** A button that says what Enter does, and changes it. */
export function renderEnter(usual: 'enter' | 'button', changed: () => void): TemplateResult {
  const enter = readEnter(usual)
  const change = () => {
    onDevice.set(key, enter === 'send' ? 'line' : 'send')
    changed()
  }
  return html`<button
    class="icon-button enter"
    type="button"
    aria-pressed=${enter === 'send' ? 'true' : 'false'}
    aria-label=${text('composer.enter')}
    title=${text(`composer.enter.${enter}`)}
    @click=${change}
  >
    ${icon('enter')}
  </button>`
}
