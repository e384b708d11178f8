import type { Locator, Page } from 'playwright-core'

/** Where one writes in a composer, whether it is an editor yet or not. */
export const fieldIn = (composer: Locator): Locator => composer.locator('textarea, [contenteditable=true]')

export const footField = (page: Page): Locator => fieldIn(page.locator('.foot > message-composer'))

/** The words in it, as people read them. */
export const wordsIn = (field: Locator): Promise<string> =>
  field.evaluate((element: HTMLElement) =>
    element instanceof HTMLTextAreaElement ? element.value : element.innerText.replace(/\n$/, ''),
  )

/** Puts the caret there and waits until the editor has come. */
export async function openEditor(composer: Locator): Promise<Locator> {
  await fieldIn(composer).click()
  const editor = composer.locator('[contenteditable=true]')
  await editor.waitFor()
  return editor
}
