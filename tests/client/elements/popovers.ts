/**
 * happy-dom has no popovers. This opens and closes them, by script and by their buttons, as the standard says in
 * https://html.spec.whatwg.org/multipage/popover.html; what they look like is for the tests in a browser.
 */
const open = new WeakSet<HTMLElement>()

function toggle(popover: HTMLElement, newState: 'open' | 'closed'): void {
  if (open.has(popover) === (newState === 'open')) return
  const oldState = newState === 'open' ? 'closed' : 'open'
  popover.dispatchEvent(Object.assign(new Event('beforetoggle'), { oldState, newState }))
  if (newState === 'open') open.add(popover)
  else open.delete(popover)
  queueMicrotask(() => popover.dispatchEvent(Object.assign(new Event('toggle'), { oldState, newState })))
}

/** Puts popovers into the page of a test. */
export function addPopovers(): void {
  HTMLElement.prototype.showPopover = function () {
    toggle(this, 'open')
  }
  HTMLElement.prototype.hidePopover = function () {
    toggle(this, 'closed')
  }
  document.addEventListener('click', followButton)
}

function followButton(event: Event): void {
  const button = event
    .composedPath()
    .find((node): node is HTMLElement => node instanceof HTMLElement && node.hasAttribute('popovertarget'))
  const root = button?.getRootNode()
  if (!(root instanceof ShadowRoot)) return
  const popover = root.getElementById(button?.getAttribute('popovertarget') ?? '')
  if (popover) toggle(popover, open.has(popover) ? 'closed' : 'open')
}
