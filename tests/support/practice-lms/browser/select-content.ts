import type { Selected } from './selected.ts'

// Opens "Select content": the tool's page in a frame that has no width until it has loaded, as Moodle does it.
/** What the page says about the dialog, in data attributes of the frame's place. */
export interface DialogSettings {
  /** Where a selection starts. */
  address: string
  /** Where to go afterwards. */
  course: string
  /** What the frame may do. */
  allow: string
}

function read<T extends HTMLElement>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`)
  return found
}

const dialog = read('#select-content', HTMLDialogElement)
const holder = read('.dialog-frame', HTMLElement)
const settings = { ...holder.dataset } as unknown as DialogSettings // written by add-activity.ts
const tools = read('select[name=tool]', HTMLSelectElement)
const sections = read('select[name=section]', HTMLSelectElement)
const opener = read('[data-open-dialog]', HTMLButtonElement)

function openDialog() {
  const frame = document.createElement('iframe')
  frame.title = 'Select content'
  frame.name = 'contentItem'
  frame.style.width = '0'
  frame.allow = settings.allow
  frame.src = `${settings.address}?tool=${encodeURIComponent(tools.value)}&section=${sections.value}`
  frame.addEventListener('load', () => frame.style.removeProperty('width'), { once: true })
  holder.replaceChildren(frame)
  dialog.showModal()
}

function finish({ count, message }: Selected) {
  dialog.close()
  // An empty list does nothing, silently.
  if (count === 0) return
  const notice = message || (count === 1 ? 'One activity was added.' : `${count} activities were added.`)
  location.assign(`${settings.course}?notice=${encodeURIComponent(notice)}`)
}

/** A tool without Deep Linking has nothing to select; before this script runs, the button would do nothing. */
function offerSelection() {
  opener.disabled = tools.selectedOptions[0]?.dataset['selects'] !== 'yes'
}

opener.addEventListener('click', openDialog)
read('[data-close]', HTMLButtonElement).addEventListener('click', () => dialog.close())
dialog.addEventListener('close', () => holder.replaceChildren())
tools.addEventListener('change', offerSelection)
addEventListener('message', ({ data, origin }: MessageEvent<Selected | undefined>) => {
  // Our own origin sends these, from selected.ts alone.
  if (origin === location.origin && data?.subject === 'practice-lms.selected') finish(data)
})
offerSelection()
