import { afterEach, expect, test } from 'vitest'
import { ask, type AskDialog } from '../../../client/elements/ask-dialog.ts'

const question = {
  title: 'Hide it?',
  explanation: 'The author is told.',
  label: 'Reason',
  required: true,
  verb: 'Hide',
}

afterEach(() => document.body.replaceChildren())

async function open(more = {}) {
  const given = ask(document.body, { ...question, ...more })
  const dialog = document.querySelector('ask-dialog') as AskDialog
  await dialog.updateComplete
  const find = (selector: string) => dialog.renderRoot.querySelector(selector) as HTMLElement
  const submit = () => find('form').dispatchEvent(new Event('submit', { cancelable: true }))
  return { given, dialog, find, submit }
}

test('Without words nothing is done, and the dialog says so', async () => {
  const { given, dialog, find, submit } = await open()
  submit()
  await dialog.updateComplete
  expect(find('[role=alert]').textContent).toBe('Write a few words.')
  Object.assign(find('textarea'), { value: '  Unkind ' })
  submit()
  expect(await given).toEqual({ words: 'Unkind', choice: '' })
  expect(document.querySelector('ask-dialog')).toBeNull()
})

test('What is called off answers nothing', async () => {
  const { given, find } = await open()
  find('dialog').dispatchEvent(new Event('close'))
  expect(await given).toBeUndefined()
})

test('The first choice is made until there is another', async () => {
  const options = [
    { key: 'hour', label: 'An hour' },
    { key: 'day', label: 'A day' },
  ]
  const { given, find, submit } = await open({ required: false, choices: { label: 'How long', options } })
  Object.assign(find('[value=day]'), { checked: true })
  submit()
  expect(await given).toEqual({ words: '', choice: 'day' })
})
