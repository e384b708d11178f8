import { html, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { text } from '../../texts/texts.ts'
import type { Mark } from './field.ts'
import { icon, type IconName } from '../icons.ts'
import { moveFocus } from '../popover.ts'

type Word = Parameters<typeof text>[0]

const marks = [
  { mark: 'bold', word: 'composer.bold', keys: 'Control+B' },
  { mark: 'italic', word: 'composer.italic', keys: 'Control+I' },
  { mark: 'list', word: 'composer.list', keys: '' },
  { mark: 'numbers', word: 'composer.numbers', keys: '' },
  { mark: 'quote', word: 'composer.quote', keys: '' },
  { mark: 'code', word: 'composer.code', keys: 'Control+E' },
  { mark: 'block', word: 'composer.block', keys: '' },
  { mark: 'link', word: 'composer.link', keys: 'Control+K' },
] as const satisfies readonly { mark: Mark; word: Word; keys: string }[]

const letters: Readonly<Record<string, Mark>> = { b: 'bold', i: 'italic', e: 'code', k: 'link' }

/** The mark that a key with Ctrl (or Cmd) stands for. */
export const markOfKey = (key: string): Mark | undefined => letters[key.toLowerCase()]

/** Arrows move in the toolbar, which is one stop for Tab: the button that was used last. */
function moveInToolbar(event: KeyboardEvent & { currentTarget: HTMLElement }) {
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  if (!moveFocus(event, tools)) return
  tools.forEach((tool) => (tool.tabIndex = tool.matches(':focus') ? 0 : -1))
}

/** A button of the toolbar that is no mark: it opens something to choose from. */
export interface Tool {
  readonly icon: IconName
  readonly label: string
  readonly run: (button: HTMLElement) => void
}

export interface Toolbar {
  readonly use: (mark: Mark, button: HTMLElement) => void
  /** Whether a mark is on where the caret stands; undefined where that cannot be known. */
  readonly isMarked: ((mark: Mark) => boolean) | undefined
  readonly tools: readonly Tool[]
}

/** What can be done to the words, as buttons. They leave the focus in the text. */
export function renderToolbar({ use, isMarked, tools }: Toolbar): TemplateResult {
  return html`<div
    role="toolbar"
    aria-label=${text('composer.formatting')}
    @keydown=${moveInToolbar}
    @pointerdown=${(event: Event) => event.preventDefault()}
  >
    ${marks.map(({ mark, word, keys }, n) => renderMark({ mark, keys, label: text(word), isFirst: n === 0 }, use, isMarked))}
    ${tools.map(renderTool)}
  </div>`
}

const sayPressed = (isOn: boolean | undefined) => (isOn === undefined ? undefined : isOn ? 'true' : 'false')

interface MarkButton {
  readonly mark: Mark
  readonly keys: string
  readonly label: string
  readonly isFirst: boolean
}

function renderMark({ mark, keys, label, isFirst }: MarkButton, use: Toolbar['use'], isMarked: Toolbar['isMarked']) {
  return html`<button
    class="icon-button"
    type="button"
    tabindex=${isFirst ? 0 : -1}
    aria-label=${label}
    aria-keyshortcuts=${keys}
    aria-pressed=${ifDefined(sayPressed(isMarked?.(mark)))}
    title=${label}
    @click=${({ currentTarget }: Event & { currentTarget: HTMLElement }) => use(mark, currentTarget)}
  >
    ${icon(mark)}
  </button>`
}

const renderTool = ({ icon: name, label, run }: Tool) =>
  html`<button
    class="icon-button"
    type="button"
    tabindex="-1"
    aria-label=${label}
    aria-haspopup="dialog"
    title=${label}
    @click=${({ currentTarget }: Event & { currentTarget: HTMLElement }) => run(currentTarget)}
  >
    ${icon(name)}
  </button>`
