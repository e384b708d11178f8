import { html, render } from 'lit'
import { text } from '../../texts/texts.ts'
import { moveFocus, placeBeside } from '../popover.ts'

/** What people say to each other at work; whoever wants another has a keyboard that knows them all. */
const emoji =
  '😀 😄 😅 😂 🙂 😉 😊 😍 🤔 😐 😕 😟 😢 😭 😤 😮 😴 🤯 🥳 😎 👍 👎 👏 🙌 🙏 🤝 💪 👀 🙋 🤷 ❤️ 🔥 ✨ 🎉 ✅ ❌ ⚠️ ❓ 💡 📌 📎 📷 🔧 ☕'.split(
    ' ',
  )

/** Offers some emoji beside a button. @returns the one that was taken, or nothing */
export function chooseEmoji(button: HTMLElement): Promise<string | undefined> {
  return new Promise((resolve) => {
    const panel = document.createElement('div')
    panel.popover = 'auto'
    panel.className = 'emoji-panel'
    panel.setAttribute('role', 'dialog')
    panel.setAttribute('aria-label', text('composer.emoji'))
    const root = button.getRootNode()
    const home = root instanceof ShadowRoot ? root : document.body
    home.append(panel)
    let chosen: string | undefined
    panel.addEventListener('toggle', ({ newState }) => {
      if (newState !== 'closed') return
      panel.remove()
      if (chosen === undefined) button.focus()
      resolve(chosen)
    })
    const take = (one: string) => {
      chosen = one
      panel.hidePopover()
    }
    panel.addEventListener('keydown', (event) => {
      moveFocus(event, [...panel.querySelectorAll<HTMLElement>('button')])
      event.stopPropagation()
    })
    render(
      emoji.map(
        (one, n) => html`<button type="button" tabindex=${n === 0 ? 0 : -1} @click=${() => take(one)}>${one}</button>`,
      ),
      panel,
    )
    panel.showPopover()
    placeBeside(panel, button)
    panel.querySelector('button')?.focus()
  })
}
