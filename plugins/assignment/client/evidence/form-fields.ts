import { html, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'

/** A field of one line or a day, as forms of evidence ask where and when. */
export const renderWhere = (label: string, value = ''): TemplateResult =>
  html`<label class="field"
    >${label}<input class="input" name="where" maxlength="200" dir="auto" .defaultValue=${value}
  /></label>`

export const renderWhen = (label: string, value = ''): TemplateResult =>
  html`<label class="field">${label}<input class="input" name="when" type="date" .defaultValue=${value} /></label>`

interface Choices<Key extends string> {
  /** Of the radio buttons. */
  readonly name: string
  readonly keys: readonly Key[]
  readonly chosen: Key
  readonly say: (key: Key) => string
  readonly choose: (key: Key) => void
}

/** One of a few, such as who may see something. */
export const renderChoices = <Key extends string>({ name, keys, chosen, say, choose }: Choices<Key>): TemplateResult =>
  html`<div class="choice-row">
    ${keys.map(
      (key) =>
        html`<label
          ><input type="radio" name=${name} .checked=${live(chosen === key)} @change=${() => choose(key)} /><span
            >${say(key)}</span
          ></label
        >`,
    )}
  </div>`

/** What was written in a field, without what surrounds it; empty for one that is not there. */
export function readField(form: HTMLFormElement, name: string): string {
  return readText(new FormData(form).get(name))
}

export const readText = (entry: FormDataEntryValue | null): string => (typeof entry === 'string' ? entry.trim() : '')

/** Where and when, as a command takes them. */
export const readHappened = (form: HTMLFormElement) => ({
  where: readField(form, 'where'),
  when: readField(form, 'when') || null,
})
