import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import {
  buttons,
  ground,
  inTime,
  nameOf,
  openPath,
  roleWord,
  sayFailure,
  showToast,
  type ActivityClient,
} from '../../../api/client.ts'
import type { contract, Rung, Signature, Work, WorkId } from '../../contract.ts'
import { addressOf, pathOfRung, pathOfWaiting } from '../addresses.ts'
import './evidence-list.ts'
import { Followed } from '../followed.ts'
import '../gallery/looking-on.ts'
import '../peers/peer-panel.ts'
import { pageStyles } from '../page.styles.ts'
import { partOf } from '../standing-part.ts'
import { findPerson, sayBecause, withWords } from '../ladder/rung-words.ts'
import './show-form.ts'
import '../signing/given-marks.ts'
import '../signing/sign-panel.ts'
import { text } from '../texts.ts'
import '../witness/invite-panel.ts'

const loadObserving = inTime(() => import('../observing/observing-panel.ts'))

/** One work: the evidence, where it stands and since when, who signs, and the talk about it. */
@customElement('work-page')
export class WorkPage extends LitElement {
  static override styles = [
    ground,
    buttons,
    pageStyles,
    css`
      conversation-view {
        block-size: 100%;
      }
      .stage {
        padding-block-end: var(--space-3);
      }
      .who {
        display: flex;
        align-items: center;
        gap: var(--space-1);
        padding-block-end: var(--space-05);
      }
      .signature {
        display: grid;
        gap: var(--space-05);
        padding: var(--space-2);
        border: 1px solid var(--positive);
        border-radius: var(--radius-large);
      }
      .signature.broken {
        border-color: var(--danger);
        color: var(--danger);
      }
      .hand {
        font: italic 400 1.375rem/1.75rem var(--font-hand);
      }
      .hash {
        overflow-wrap: anywhere;
      }
      .steps {
        display: grid;
        gap: var(--space-05);
      }
      dt {
        font: var(--type-small);
        color: var(--muted);
      }
      dd + dt {
        margin-block-start: var(--space-1);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  @property({ attribute: false }) work!: WorkId
  /** It is of another activity than the one that is open. */
  @property({ type: Boolean }) elsewhere = false
  private readonly followed = new Followed(this, 'readWork')

  protected override willUpdate() {
    this.followed.ask(this.client, { work: this.work })
  }

  override render() {
    const { state, failure } = this.followed
    if (failure) return this.renderFailure(failure)
    if (!state) return html`<skeleton-lines count="4" label=${text('work.loading')}></skeleton-lines>`
    const inside = this.renderWork(state)
    if (state.conversation === null) return html`<div class="scroll">${inside}</div>`
    return html`<conversation-view
      placeholder=${text('work.talk')}
      .client=${this.client}
      .conversation=${state.conversation}
    >
      <div slot="head">${inside}</div>
    </conversation-view>`
  }

  private renderWork(work: Work): TemplateResult {
    const rung = withWords(work.rung)
    return html`<div class="stage">
      <section>
        ${this.renderBack(work)}
        <h1 class="visually-hidden">${this.client.activity.title}</h1>
        <h2 class="title" dir="auto">${rung.title}</h2>
        <p class="who">
          <person-avatar size="28" .person=${findPerson(work.people, work.card.person)}></person-avatar>
          <span>${nameOf(findPerson(work.people, work.card.person))}</span>
        </p>
        ${this.renderStatus(work)}
      </section>
      ${work.card.status === 'returned' ? this.renderAgain(work) : nothing}
      ${work.signature ? this.renderSignature(work.signature, rung) : nothing}
      <section>
        <h3>${text('work.evidence')}</h3>
        <evidence-list .client=${this.client} .work=${work}></evidence-list>
      </section>
      ${this.renderReflections(work)}
      <sign-panel .client=${this.client} .work=${work}></sign-panel>
      ${work.may.invite ? html`<invite-panel .client=${this.client} .work=${work} .links=${work.invitations}></invite-panel>` : nothing}
      ${work.may.add ? html`<show-form .client=${this.client} .rung=${rung} .work=${work.card.id}></show-form>` : nothing}
      ${rung.evidence.includes('observation') ? this.renderObserving(work) : nothing}
      <peer-panel .client=${this.client} .work=${work}></peer-panel>
      <looking-on .client=${this.client} .work=${work}></looking-on>
      ${this.renderSteps(work)}
    </div>`
  }

  private renderObserving(work: Work) {
    // Few steps ask for it, so it comes when one does.
    void loadObserving()
    return html`<observing-panel .client=${this.client} .work=${work}></observing-panel>`
  }

  /** Who signs, or just did, goes on with what waits next. */
  private renderBack({ card, may, signature }: Work) {
    const me = this.client.me.id
    const isSigner = this.elsewhere || may.sign || [card.signer, signature?.by?.id].includes(me)
    const [path, words] =
      isSigner && card.person !== me
        ? [pathOfWaiting, text('work.toQueue')]
        : [card.person === me ? pathOfRung(card.rung) : '', text('work.back')]
    return html`<p class="up">
      <a href=${addressOf(path)} @click=${(event: Event) => this.go(event, path)}
        ><app-icon name="back" small></app-icon>${words}</a
      >
    </p>`
  }

  private go(event: Event, path: string) {
    event.preventDefault()
    openPath(this, path)
  }

  private renderStatus(work: Work) {
    const { card, people } = work
    const because = sayBecause(card, people)
    return html`<p class="row note">
        ${card.already ? html`<span>${text('work.already')}</span>` : nothing}
        <kind-label .kind=${partOf(card.status, this.sayStatus(work))}></kind-label>
        <relative-time at=${card.since}></relative-time>
      </p>
      ${because ? html`<p class="waits note">${because}</p>` : nothing}`
  }

  private sayStatus({ card: { status, signer }, people, rung }: Work): string {
    if (status !== 'waiting') return text(`work.status.${status}`)
    if (signer === this.client.me.id) return text('work.status.waitingMe')
    const person = findPerson(people, signer)
    if (person) return text('work.status.waiting', { name: nameOf(person) })
    return text(rung.signer === 'witness' ? 'work.status.waitingWitness' : 'work.status.waitingNobody')
  }

  private renderSignature(signature: Signature, rung: Rung) {
    const { by, witness, at, marks, words, hash, holds } = signature
    return html`<section class=${holds ? 'signature' : 'signature broken'}>
      <p class="hand" dir="auto">${witness?.name ?? by?.name ?? ''}</p>
      <p class="note">${saySigned(signature)} <relative-time at=${at}></relative-time></p>
      <given-marks .rung=${rung} .marks=${marks}></given-marks>
      ${words ? html`<p class="said" dir="auto">${words}</p>` : nothing}
      <p class="note">${text(holds ? 'signature.holds' : 'signature.broken')}</p>
      <p class="note hash">${text('signature.hash', { hash: hash.slice(0, 16) })}</p>
    </section>`
  }

  private renderReflections({ card, reflections }: Work) {
    if (reflections.length === 0) return nothing
    return html`<section>
      <h3>${text(card.person === this.client.me.id ? 'work.reflections.own' : 'work.reflections')}</h3>
      <dl>
        ${reflections.map(
          ({ prompt, answer }) =>
            html`<dt>${prompt}</dt>
              <dd class="said" dir="auto">${answer}</dd>`,
        )}
      </dl>
    </section>`
  }

  /** What is asked for stands before the evidence: whoever comes back to a work looks for that. */
  private renderAgain({ card, steps, people, may }: Work) {
    const asked = steps.findLast(({ kind }) => kind === 'returned' || kind === 'reopened')
    return html`<section class="waits">
      ${
        asked
          ? html`<p class="note">${asked.witness ?? nameOf(findPerson(people, asked.by))}</p>
              <p class="said" dir="auto">${asked.reason}</p>`
          : nothing
      }
      ${may.add ? html`<p><button class="button primary" type="button" @click=${() => this.showAgain(card.id)}>${text('work.again')}</button></p>` : nothing}
    </section>`
  }

  private async showAgain(work: WorkId) {
    try {
      await this.client.command('showAgain', { work })
    } catch (error) {
      showToast(this, sayFailure(error))
    }
  }

  private renderSteps({ card, steps, people }: Work) {
    if (steps.length === 0) return nothing
    return html`<section>
      <h3>${text('work.steps')}</h3>
      <ol class="steps" role="list">
        ${steps.map((step) => {
          const by = step.by ? nameOf(findPerson(people, step.by)) : (step.witness ?? nameOf(undefined))
          const to = findPerson(people, step.to)
          const whom = to ? nameOf(to) : (step.witness ?? '')
          const what = text(`step.${step.kind}`, { by, witness: whom })
          // Whom it goes to is told where that is somebody else.
          const isToldApart = to && step.to !== card.person && step.kind !== 'observerAsked'
          return html`<li>
            <p class="note">
              ${isToldApart ? text('step.to', { what, to: nameOf(to) }) : what}
              <relative-time at=${step.at}></relative-time>
            </p>
            ${step.reason ? html`<p class="said" dir="auto">${step.reason}</p>` : nothing}
          </li>`
        })}
      </ol>
    </section>`
  }

  /** A work that is not there is not mended by asking again. */
  private renderFailure(failure: Error): TemplateResult {
    const gone = 'code' in failure && failure.code === 'not_found'
    const [path, words] = this.elsewhere ? [pathOfWaiting, text('work.toQueue')] : ['', text('work.back')]
    return html`<div class="scroll">
      <h1 class="visually-hidden">${this.client.activity.title}</h1>
      <error-card
        heading=${text(gone ? 'work.gone' : 'work.failed')}
        sentence=${gone ? text('work.goneWhy') : failure.message}
        .retriable=${!gone}
        @retry=${() => this.followed.reload()}
      >
        <a href=${addressOf(path)} @click=${(event: Event) => this.go(event, path)}>${words}</a>
      </error-card>
    </div>`
  }
}

function saySigned({ by, witness }: Signature): string {
  if (witness) return text('signature.witness', { ...witness })
  if (!by) return text('signature.gone')
  const role = roleWord(by)
  return role ? text('signature.by', { name: nameOf(by), role }) : text('signature.noRole', { name: nameOf(by) })
}

declare global {
  interface HTMLElementTagNameMap {
    'work-page': WorkPage
  }
}
