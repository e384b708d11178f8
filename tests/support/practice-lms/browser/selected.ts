// Tells the page that opened the dialog what came of it.
/** What the page in the dialog tells the page around it. */
export interface Selected {
  subject: 'practice-lms.selected'
  count: number
  message: string
}

const result = document.querySelector<HTMLElement>('[data-selected]')?.dataset ?? {}
const selection: Selected = {
  subject: 'practice-lms.selected',
  count: Number(result['selected']),
  message: result['message'] ?? '',
}
parent.postMessage(selection, location.origin)
