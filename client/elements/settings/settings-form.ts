import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { buttons, fields as fieldStyles, ground } from '../../styles/shared.ts'
import { settingUpText } from '../../texts/setting-up.ts'
import { emit } from '../events.ts'
import { checkSettings, tidySettings } from './settings-check.ts'
import { drawChoice, drawChoices } from './settings-choices.ts'
import { settingsStyles } from './settings-form.styles.ts'
import { nameField, type Controls } from './settings-frame.ts'
import {
  fillDefaults,
  isAsked,
  readAt,
  readFields,
  writeAt,
  type Field,
  type SettingsSchema,
} from './settings-schema.ts'
import { drawMoment } from './settings-moment.ts'
import { drawRubric } from './settings-rubric.ts'
import { drawLine, drawLines, drawNumber, drawSwitch, drawText } from './settings-words.ts'

const plain = {
  line: drawLine,
  text: drawText,
  moment: drawMoment,
  number: drawNumber,
  switch: drawSwitch,
  lines: drawLines,
  rubric: drawRubric,
}

/**
 * A form drawn from the schema of an activity's settings. What is wrong with a field is said once one has left it, or
 * with `check()`, for the page's button that saves.
 * @fires settings-changed
 */
@customElement('settings-form')
export class SettingsForm extends LitElement {
  static override styles = [ground, buttons, fieldStyles, settingsStyles]

  /** A JSON Schema object, as TypeBox makes it. */
  @property({ attribute: false }) schema: SettingsSchema = {}
  @property({ attribute: false }) value: unknown = {}
  /**
   * The words of a key: the path of a field (`routing.hours`), and after it `.hint`, `.unit`, the value of a choice, or
   * the value and `.hint`. Nothing where there are none.
   */
  @property({ attribute: false }) label: (key: string) => string | undefined = () => undefined
  @state() private draft: Record<string, unknown> = {}
  @state() private left: ReadonlySet<string> = new Set()
  @state() private checked = false
  private fields: readonly Field[] = []
  private faults: ReadonlyMap<string, string> = new Map()
  private emitted: unknown

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('schema')) this.fields = readFields(this.schema)
    // What we said ourselves comes back from a page that keeps it, and must not undo a line that is still empty.
    if (changed.has('schema') || (changed.has('value') && this.value !== this.emitted)) {
      this.draft = fillDefaults(this.fields, this.value)
    }
    this.faults = checkSettings(this.fields, this.settings)
  }

  /** The value as it can be stored, with defaults filled in. */
  get settings(): Record<string, unknown> {
    return tidySettings(this.fields, this.draft)
  }

  /** Says everything that is wrong and goes to the first wrong field. @returns whether all is well */
  async check(): Promise<boolean> {
    this.checked = true
    await this.updateComplete
    if (this.faults.size === 0) return true
    this.focusWrong()
    return false
  }

  override render() {
    const controls: Controls = {
      label: this.label,
      read: (path) => readAt(this.draft, path),
      write: (path, part) => this.write(path, part),
      focusLine: (path, at) => void this.focusLine(path, at),
      fault: (path) => (this.checked || this.left.has(path) ? this.faults.get(path) : undefined),
    }
    return html`<form novalidate @submit=${(event: Event) => event.preventDefault()} @focusout=${this.noteLeave}>
      ${this.drawAsked(this.fields, controls)}
      <div class="summary" role="status">${this.checked && this.faults.size > 0 ? this.renderSummary() : nothing}</div>
    </form>`
  }

  private drawAsked(fields: readonly Field[], controls: Controls): TemplateResult[] {
    return fields.filter((field) => isAsked(field, this.draft)).map((field) => this.draw(field, controls))
  }

  private draw(field: Field, controls: Controls): TemplateResult {
    if (field.kind === 'choice') return drawChoice(field, controls)
    if (field.kind === 'choices') return drawChoices(field, controls)
    if (field.kind !== 'group') return plain[field.kind](field, controls)
    return html`<fieldset>
      <legend class="legend">${nameField(field, controls)}</legend>
      <div class="group">${this.drawAsked(field.fields, controls)}</div>
    </fieldset>`
  }

  private renderSummary() {
    return html`<button class="text-button" type="button" @click=${this.focusWrong}>
      ${settingUpText('settings.wrong', { count: this.faults.size })}
    </button>`
  }

  private write(path: string, part: unknown) {
    this.draft = writeAt(this.draft, path, part)
    const value = this.settings
    this.emitted = value
    emit(this, 'settings-changed', { value, valid: checkSettings(this.fields, value).size === 0 })
  }

  private noteLeave({ target, relatedTarget }: FocusEvent) {
    const pathOf = (node: EventTarget | null) => (node instanceof HTMLElement ? node.dataset['path'] : undefined)
    const path = pathOf(target)
    if (path && path !== pathOf(relatedTarget)) this.left = new Set([...this.left, path])
  }

  private focusWrong() {
    const [path] = this.faults.keys()
    const [place] = path === undefined ? [] : this.listControls(path)
    place?.focus()
    place?.scrollIntoView({ block: 'center' })
  }

  private async focusLine(path: string, at: number) {
    await this.updateComplete
    const controls = this.listControls(path)
    const lines = controls.filter(({ localName }) => localName === 'input')
    const goal = lines[at] ?? controls.at(-1)
    goal?.focus()
  }

  /** What can have the focus in a field, in order. */
  private listControls(path: string): HTMLElement[] {
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-path]:not(fieldset)')]
    return all.filter((each) => each.dataset['path'] === path)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-form': SettingsForm
  }
}
