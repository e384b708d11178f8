import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { buttons, fields, ground, nameOf, sayFailure, showToast, type ActivityClient } from '../../../api/client.ts'
import type { contract, Feedback, Mark, Peers, Work } from '../../contract.ts'
import { Followed } from '../followed.ts'
import { withWords } from '../ladder/rung-words.ts'
import { choiceStyles } from '../../../api/rubric-marks.ts'
import { pageStyles } from '../page.styles.ts'
import '../signing/given-marks.ts'
import { said } from '../together.ts'

/** What readers say about a work, and the place to say it for whoever was asked. */
@customElement('peer-panel')
export class PeerPanel extends LitElement {
  static override styles = [
    ground,
    buttons,
    fields,
    pageStyles,
    choiceStyles,
    css`
      :host {
        block-size: auto;
        container-type: normal;
      }
      section {
        display: grid;
        gap: var(--space-1);
      }
      li {
        display: grid;
        gap: var(--space-05);
        padding-block: var(--space-1);
        border-block-end: 1px solid var(--line);
      }
      .who {
        display: flex;
        align-items: center;
        gap: var(--space-1);
      }
      form {
        display: grid;
        gap: var(--space-15);
        justify-items: start;
        padding: var(--space-2);
        border: 1px solid var(--accent);
        border-radius: var(--radius-large);
      }
      form > * {
        max-inline-size: 100%;
      }
      .field {
        display: grid;
        gap: 2px;
        inline-size: 100%;
        font: var(--type-small);
        font-weight: var(--strong);
      }
      .check {
        display: flex;
        gap: var(--space-1);
        align-items: center;
        min-block-size: var(--target);
      }
      .wrong:empty {
        display: none;
      }
      fieldset {
        display: grid;
        gap: var(--space-05);
      }
      legend {
        font: var(--type-small);
        font-weight: var(--strong);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) work!: Work
  @state() private busy = false
  @state() private failed = ''
  @query('form') private form!: HTMLFormElement
  private readonly followed = new Followed(this, 'readPeers')

  protected override willUpdate() {
    this.followed.ask(this.client, { work: this.work.card.id })
  }

  override render() {
    const peers = this.followed.state
    if (!peers) return nothing
    return html`${peers.asked ? this.renderForm(peers) : nothing} ${this.renderGiven(peers)}`
  }

  private renderGiven({ given, waiting, mentorReads }: Peers) {
    if (given.length === 0 && waiting === 0) return nothing
    return html`<section aria-labelledby="said">
      <h3 id="said">${said('peers.title')}</h3>
      ${waiting > 0 ? html`<p class="note">${said('peers.waiting', { count: waiting })}</p>` : nothing}
      ${mentorReads && waiting > 0 ? html`<p class="note">${said('peers.mentor')}</p>` : nothing}
      <ul role="list">
        ${given.map((one) => this.renderFeedback(one))}
      </ul>
    </section>`
  }

  private renderFeedback(one: Feedback): TemplateResult {
    return html`<li>
      <p class="who">
        ${one.by ? html`<person-avatar size="28" .person=${one.by}></person-avatar>` : nothing}
        <span>${this.sayWho(one)}</span> <relative-time class="note" at=${one.at}></relative-time>
      </p>
      <p class="said" dir="auto">${one.words}</p>
      <given-marks .rung=${this.work.rung} .marks=${one.marks}></given-marks>
      ${this.renderHelped(one)}
    </li>`
  }

  private sayWho({ by, own, asMentor }: Feedback): string {
    if (own) return said('peers.own')
    if (!by) return said('peers.somebody')
    return asMentor ? said('peers.asMentor', { name: nameOf(by) }) : nameOf(by)
  }

  private renderHelped({ id, helped }: Feedback) {
    if (this.work.card.person !== this.client.me.id)
      return helped ? html`<p class="note">${said('peers.helpedSaid')}</p>` : nothing
    return html`<p>
      <button
        class="button"
        type="button"
        aria-pressed=${helped ? 'true' : 'false'}
        @click=${() => this.tell(() => this.client.command('sayHelped', { feedback: id, on: !helped }))}
      >
        <app-icon name=${helped ? 'check' : 'thanks'}></app-icon>${said('peers.helped')}
      </button>
    </p>`
  }

  private renderForm({ named }: Peers): TemplateResult {
    return html`<form aria-labelledby="asked" @submit=${this.send}>
      <h3 id="asked">${said('peers.ask')}</h3>
      <p class="note">${named ? said('peers.askWhy.named') : said('peers.askWhy.unnamed')}</p>
      ${withWords(this.work.rung).criteria.map(({ id, text, levels }) =>
        levels.length === 0
          ? html`<label class="check"
              ><input type="checkbox" name=${id} value="1" />${said('peers.criterion', { criterion: text })}</label
            >`
          : html`<fieldset>
              <legend dir="auto">${text}</legend>
              <div class="choice-row">
                ${levels.map(
                  (level, place) =>
                    html`<label><input type="radio" name=${id} value=${place} /><span>${level}</span></label>`,
                )}
              </div>
            </fieldset>`,
      )}
      <label class="field">
        ${said('peers.words')}
        <textarea class="input" name="words" rows="3" maxlength="2000" required dir="auto"></textarea>
      </label>
      <p class="wrong" role="alert">${this.failed}</p>
      <button class="button primary" type="submit">${said('peers.send')}</button>
    </form>`
  }

  private readonly send = async (event: SubmitEvent) => {
    event.preventDefault()
    const filled = new FormData(this.form)
    const words = filled.get('words')
    const marks = this.work.rung.criteria.flatMap(({ id }): Mark[] => {
      const level = filled.get(id)
      return level === null ? [] : [{ criterion: id, level: Number(level) }]
    })
    await this.tell(async () => {
      await this.client.command('giveFeedback', {
        work: this.work.card.id,
        marks,
        words: typeof words === 'string' ? words : '',
      })
      showToast(this, said('peers.sent'))
    })
  }

  private async tell(act: () => Promise<unknown>) {
    if (this.busy) return
    this.busy = true
    this.failed = ''
    try {
      await act()
    } catch (error) {
      this.failed = sayFailure(error)
      showToast(this, this.failed)
    } finally {
      this.busy = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peer-panel': PeerPanel
  }
}
