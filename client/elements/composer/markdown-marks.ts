import type { Mark } from './field.ts'

/** A text field's words and what is selected in them, in UTF-16 units. */
export interface Selected {
  value: string
  start: number
  end: number
}

/** What to put where, and what to select then. */
export interface Edit {
  from: number
  to: number
  insert: string
  start: number
  end: number
}

const isAddress = (words: string): boolean => /^(https?:\/\/|mailto:)\S+$/i.test(words)

/** Puts a mark on both sides of the selection, or takes it away where it stands already. */
function wrap({ value, start, end }: Selected, mark: string): Edit {
  const size = mark.length
  const words = value.slice(start, end)
  const marked = value.slice(start - size, start) === mark && value.slice(end, end + size) === mark
  if (marked) return { from: start - size, to: end + size, insert: words, start: start - size, end: end - size }
  return { from: start, to: end, insert: `${mark}${words}${mark}`, start: start + size, end: end + size }
}

/** Begins every line that the selection touches with a mark, or takes it away when each has it. */
function prefix({ value, start, end }: Selected, mark: string): Edit {
  const from = value.lastIndexOf('\n', start - 1) + 1
  const after = value.indexOf('\n', end)
  const to = after === -1 ? value.length : after
  const lines = value.slice(from, to).split('\n')
  const marked = lines.every((line) => line.startsWith(mark))
  const insert = lines.map((line) => (marked ? line.slice(mark.length) : mark + line)).join('\n')
  const moved = marked ? -mark.length : mark.length
  return { from, to, insert, start: Math.max(from, start + moved), end: from + insert.length - (to - end) }
}

/** Lines of code stand between fences, which have lines of their own. */
function fence({ value, start, end }: Selected): Edit {
  const before = start === 0 || value[start - 1] === '\n' ? '```\n' : '\n```\n'
  const insert = `${before}${value.slice(start, end)}\n\`\`\``
  return { from: start, to: end, insert, start: start + before.length, end: end + before.length }
}

/** Leaves selected what is still to be written: the address, or the words of an address that was selected. */
function link({ value, start, end }: Selected, placeholder: string): Edit {
  const words = value.slice(start, end)
  const [said, address] = isAddress(words) ? [placeholder, words] : [words || placeholder, 'https://']
  const insert = `[${said}](${address})`
  const missing = said === placeholder ? start + 1 : start + said.length + 3
  return { from: start, to: end, insert, start: missing, end: missing + (said === placeholder ? said : address).length }
}

/**
 * The edit that a button of the toolbar makes.
 * @param placeholder the words of a link nobody has given words to
 */
export function markUp(mark: Mark, selected: Selected, placeholder: string): Edit {
  if (mark === 'bold') return wrap(selected, '**')
  if (mark === 'italic') return wrap(selected, '_')
  if (mark === 'list') return prefix(selected, '- ')
  if (mark === 'quote') return prefix(selected, '> ')
  if (mark === 'numbers') return prefix(selected, '1. ')
  if (mark === 'block') return fence(selected)
  const isBlock = selected.value.slice(selected.start, selected.end).includes('\n')
  if (mark === 'code') return isBlock ? fence(selected) : wrap(selected, '`')
  return link(selected, placeholder)
}

/** Makes an edit in a field as if it had been typed, so that the browser can take it back. */
export function applyEdit(field: HTMLTextAreaElement, { from, to, insert, start, end }: Edit): void {
  field.focus()
  field.setSelectionRange(from, to)
  // Deprecated and without a successor: the one way to change a field that Ctrl+Z knows of.
  const typed = typeof document.execCommand === 'function' && document.execCommand('insertText', false, insert)
  if (!typed) {
    field.setRangeText(insert, from, to, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  field.setSelectionRange(start, end)
}
