// Tells the page that opened the dialog what came of it.
const { selected, message } = document.querySelector('[data-selected]').dataset
parent.postMessage({ subject: 'practice-lms.selected', count: Number(selected), message }, location.origin)
