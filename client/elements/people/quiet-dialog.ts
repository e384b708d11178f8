import { css, html, LitElement } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { HouseClient } from '../../../plugins/api/client.ts'
import { showToast } from '../../shell-events.ts'
import { dialogs } from '../../styles/dialogs.ts'
import { buttons, fields, ground } from '../../styles/shared.ts'
import { sayFailure } from '../../texts/failure.ts'
import { awayText as text } from '../../texts/away/texts.ts'
import { carryOutAloud } from '../carry-out.ts'
import type { QuietHours } from './quiet-hours.ts'

/** In the evening, until one goes to work. */
const usual = { from: 20 * 60, to: 7 * 60 } as const

const two = (number: number): string => String(number).padStart(2, '0')
const toClock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

function fromClock(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** From when until when nothing is to draw one in. */
@customElement('quiet-dialog')
export class QuietDialog extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    dialogs,
    css`
      dialog {
        --dialog-width: 26rem;
      }
      .hours {
        display: flex;
        gap: var(--space-2);
      }
      label {
        display: grid;
        flex: 1;
        gap: var(--space-05);
        font: var(--type-small);
        font-weight: var(--strong);
      }
    `,
  ]

  @property({ attribute: false }) hours: QuietHours | null = null
  @query('dialog') private dialog!: HTMLDialogElement
  private answer: ((given: { hours: QuietHours | null } | undefined) => void) | undefined

  override render() {
    const { from, to } = this.hours ?? usual
    return html`<dialog aria-labelledby="title" aria-describedby="why" @close=${() => this.answer?.(undefined)}>
      <form @submit=${this.submit}>
        <h2 id="title">${text('quiet.title')}</h2>
        <p class="why" id="why">${text('quiet.why')}</p>
        <div class="hours">
          <label
            >${text('quiet.from')}<input class="input" name="from" type="time" required .value=${toClock(from)}
          /></label>
          <label>${text('quiet.to')}<input class="input" name="to" type="time" required .value=${toClock(to)} /></label>
        </div>
        <div class="ends">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${text('quiet.cancel')}</button>
          ${
            this.hours
              ? html`<button class="button" type="button" @click=${() => this.end(null)}>${text('quiet.none')}</button>`
              : ''
          }
          <button class="button primary" type="submit">${text('quiet.save')}</button>
        </div>
      </form>
    </dialog>`
  }

  /** Opens it. @returns undefined when it was called off */
  async ask(): Promise<{ hours: QuietHours | null } | undefined> {
    await this.updateComplete
    this.dialog.showModal()
    return new Promise((resolve) => {
      this.answer = resolve
    })
  }

  private submit(event: Event) {
    event.preventDefault()
    const read = (name: string) => this.renderRoot.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? ''
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    this.end({ from: fromClock(read('from')), to: fromClock(read('to')), zone })
  }

  private end(hours: QuietHours | null) {
    this.answer?.({ hours })
    this.answer = undefined
    this.dialog.close()
  }
}

/** Asks over the page of an element, and keeps what was said. */
export async function askQuietHours(
  host: HTMLElement,
  client: Pick<HouseClient, 'people' | 'carryOut'>,
): Promise<void> {
  try {
    const { hours } = await client.people.query('readQuietHours', {})
    const dialog = Object.assign(new QuietDialog(), { hours })
    host.shadowRoot?.append(dialog)
    const given = await dialog.ask()
    dialog.remove()
    if (!given) return
    const give = (key: string) => client.people.command('setQuietHours', given, key)
    await carryOutAloud({ host, client }, give, () => sayKept(given.hours))
  } catch (error) {
    showToast(host, sayFailure(error))
  }
}

const sayKept = (hours: QuietHours | null): string =>
  hours ? text('quiet.kept', { from: toClock(hours.from), to: toClock(hours.to) }) : text('quiet.gone')

declare global {
  interface HTMLElementTagNameMap {
    'quiet-dialog': QuietDialog
  }
}
