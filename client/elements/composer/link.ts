import { html, render } from 'lit'
import { linkingText } from '../../texts/linking.ts'
import { text } from '../../texts/texts.ts'
import type { ComposerEditor } from './editor/composer-editor.ts'
import { placeBeside } from '../popover.ts'

/** Asks where a link leads, beside the button that wants to know. */
export function askLink(editor: ComposerEditor, button: HTMLElement): void {
  const panel = document.createElement('div')
  panel.popover = 'auto'
  panel.className = 'link'
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', text('composer.link'))
  const root = button.getRootNode()
  const home = root instanceof ShadowRoot ? root : document.body
  home.append(panel)
  panel.addEventListener('toggle', ({ newState }) => newState === 'closed' && panel.remove())
  // What is written here is no part of the message, and no key of it is the composer's.
  panel.addEventListener('keydown', (event) => event.stopPropagation())
  draw(panel, editor)
  panel.showPopover()
  placeBeside(panel, button)
  panel.querySelector('input')?.focus()
}

function draw(panel: HTMLElement, editor: ComposerEditor): void {
  const { address } = editor
  const finish = (href: string) => {
    panel.hidePopover()
    editor.link(href)
  }
  const form = html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault()
      finish(withScheme(panel.querySelector('input')?.value.trim() ?? ''))
    }}
  >
    <input
      class="input"
      inputmode="url"
      autocapitalize="off"
      spellcheck="false"
      aria-label=${linkingText('link.address')}
      placeholder="https://"
      .value=${address}
    />
    <button class="button primary" type="submit">${linkingText('link.set')}</button>
    ${
      address === ''
        ? ''
        : html`<button class="button quiet" type="button" @click=${() => finish('')}>
            ${linkingText('link.remove')}
          </button>`
    }
  </form>`
  render(form, panel)
}

/** People write addresses as they are spoken. */
const withScheme = (address: string): string => {
  if (address === '' || /^(https?:|mailto:)/i.test(address)) return address
  return address.includes('@') ? `mailto:${address}` : `https://${address}`
}
