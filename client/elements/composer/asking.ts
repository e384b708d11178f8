import { loadAsked } from '../../load-asked.ts'
import type { ComposerEditor } from './editor/composer-editor.ts'

/** What the toolbar opens: loaded when it does. */

const loadLink = () => import('./link.ts').then(({ askLink }) => askLink)
const loadEmoji = () => import('./emoji.ts').then(({ chooseEmoji }) => chooseEmoji)

/** Asks where a link leads, beside the button that wants to know. */
export const askForLink = async (host: HTMLElement, editor: ComposerEditor, button: HTMLElement): Promise<void> =>
  (await loadAsked(host, loadLink))?.(editor, button)

/** Lets somebody choose an emoji; undefined when they leave. */
export const askForEmoji = async (host: HTMLElement, button: HTMLElement): Promise<string | undefined> =>
  (await loadAsked(host, loadEmoji))?.(button)
