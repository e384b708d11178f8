import { html, nothing, type ReactiveControllerHost } from 'lit'
import { hashOf } from './address.ts'
import { onDevice } from './connection/storage.ts'
import { icon } from './elements/icons.ts'
import { openPath } from './shell-events.ts'
import { text } from './texts/texts.ts'

const stored = 'tertulia.searchKey'

/** Whether the key / leads to search, on this device. */
export const isSearchKeyOn = (): boolean => onDevice.read(stored) !== false

export const setSearchKey = (on: boolean): void => void onDevice.set(stored, JSON.stringify(on))

/**
 * Leads to search by the key /, wherever nobody is writing or choosing.
 * @param isReady whether there is a search to lead to
 */
export function addSearchKey(host: ReactiveControllerHost & HTMLElement, isReady: () => boolean): void {
  const lead = (event: KeyboardEvent) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey
    if (event.key !== '/' || modified || event.defaultPrevented || event.repeat) return
    if (isWriting(event) || !isSearchKeyOn() || !isReady()) return
    event.preventDefault()
    openPath(host, '~search')
  }
  host.addController({
    hostConnected: () => addEventListener('keydown', lead),
    hostDisconnected: () => removeEventListener('keydown', lead),
  })
}

/** Leads to search by a click; in the head of every activity. */
export const renderSearchButton = () =>
  html`<a
    slot="menu"
    class="icon-button"
    href=${hashOf({ path: '~search' })}
    aria-label=${text('shell.search')}
    title=${isSearchKeyOn() ? text('shell.search.key') : text('shell.search')}
    aria-keyshortcuts=${isSearchKeyOn() ? '/' : nothing}
    >${icon('search')}</a
  >`

const takesKeys = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox], dialog'

/** In a field, a list of choices or a dialog, a letter is for that. */
const isWriting = (event: KeyboardEvent): boolean =>
  event.composedPath().some((each) => each instanceof Element && each.matches(takesKeys))
