import { html } from 'lit'
import { text } from '../texts/texts.ts'
import { icon } from './icons.ts'
import type { Mark } from './markdown-marks.ts'
import { moveFocus } from './popover.ts'

const marks = [
  { mark: 'bold', word: 'composer.bold', keys: 'Control+B' },
  { mark: 'italic', word: 'composer.italic', keys: 'Control+I' },
  { mark: 'list', word: 'composer.list', keys: '' },
  { mark: 'quote', word: 'composer.quote', keys: '' },
  { mark: 'code', word: 'composer.code', keys: '' },
  { mark: 'link', word: 'composer.link', keys: 'Control+K' },
] as const satisfies readonly { mark: Mark; word: Parameters<typeof text>[0]; keys: string }[]

const letters: Readonly<Record<string, Mark>> = { b: 'bold', i: 'italic', k: 'link' }

/** The mark that a key with Ctrl (or Cmd) stands for. */
export const markOfKey = (key: string): Mark | undefined => letters[key.toLowerCase()]

/** Arrows move in the toolbar, which is one stop for Tab: the button that was used last. */
function moveInToolbar(event: KeyboardEvent & { currentTarget: HTMLElement }) {
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  if (!moveFocus(event, tools)) return
  tools.forEach((tool) => (tool.tabIndex = tool.matches(':focus') ? 0 : -1))
}

/** The marks of Markdown as buttons. They leave the focus in the text. */
export function renderToolbar(use: (mark: Mark) => void) {
  return html`<div
    role="toolbar"
    aria-label=${text('composer.formatting')}
    @keydown=${moveInToolbar}
    @pointerdown=${(event: Event) => event.preventDefault()}
  >
    ${marks.map(({ mark, word, keys }, n) => {
      const label = text(word)
      return html`<button
        class="icon-button"
        type="button"
        tabindex=${n === 0 ? 0 : -1}
        aria-label=${label}
        aria-keyshortcuts=${keys}
        title=${label}
        @click=${() => use(mark)}
      >
        ${icon(mark)}
      </button>`
    })}
  </div>`
}
