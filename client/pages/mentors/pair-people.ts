import { html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { OutputOf, PersonId } from '../../../plugins/api/contract.ts'
import type { contract, Mentor } from '../../../server/mentoring/contract.ts'
import '../../elements/empty-place.ts'
import { guidelineText } from '../../texts/guidelines/texts.ts'
import { MentoringElement, readWord } from './mentoring-element.ts'
import { words } from './words.ts'

type Overview = OutputOf<(typeof contract)['queries']['readOverview']>
type Accompanied = Overview['accompanied'][number]

/** Everything that whoever facilitates decides about pairs: who waits for a yes, who accompanies whom, and the rule. */
@customElement('pair-people')
export class PairPeople extends MentoringElement<'readOverview'> {
  protected readonly query = 'readOverview'

  protected renderState(overview: Overview): TemplateResult {
    const alone = overview.accompanied.filter(({ mentor }) => mentor === null).length
    return html`${this.renderDecisions(overview)}
      <section aria-labelledby="people">
        <h2 id="people">${words('people.heading')}</h2>
        ${overview.accompanied.length > 0 ? this.renderFinding(alone) : this.renderNobody()}
        <ul role="list">
          ${overview.accompanied.map((one) => this.renderPerson(one, overview))}
        </ul>
      </section>
      ${this.renderMentors(overview)} ${this.renderRule(overview)}`
  }

  private renderNobody() {
    return html`<empty-place .heading=${words('people.none')} .sentence=${words('people.none.why')}></empty-place>`
  }

  private renderFinding(count: number) {
    if (count === 0) return html`<p class="finding">${words('alone.none')}</p>`
    return html`<div class="finding">
      <span>${words('alone.some', { count })}</span>
      <button class="button primary" type="button" ?disabled=${this.busy} @click=${() => this.pairByRule()}>
        ${words('byRule')}
      </button>
    </div>`
  }

  private pairByRule() {
    return this.tell('pairByRule', {}, ({ count, left }) =>
      left.length > 0 ? words('byRule.left', { count: left.length }) : words('byRule.done', { count }),
    )
  }

  private renderPerson(one: Accompanied, overview: Overview): TemplateResult {
    const name = this.named(one.person)
    return html`<li>
      <person-avatar .person=${this.cardOf(one.person)}></person-avatar>
      <div class="who">
        <strong><bdi>${name}</bdi></strong>
        <div class="note">${one.made ? words(`people.made.${one.made}`) : nothing}</div>
      </div>
      <div class="choices">
        <label>
          <span aria-hidden="true">${words('people.mentor')}</span>
          <select
            class="input"
            aria-label=${words('people.mentorOf', { name })}
            @change=${(event: Event) => this.choose(one, valueOf(event))}
          >
            <option value="" ?selected=${one.mentor === null}>${words('people.nobody')}</option>
            ${this.listChoices(one, overview).map(
              ({ id, label }) => html`<option .value=${id} ?selected=${one.mentor === id}>${label}</option>`,
            )}
          </select>
        </label>
        <label>
          <span aria-hidden="true">${words('people.manager')}</span>
          <select
            class="input"
            aria-label=${words('people.managerOf', { name })}
            @change=${(event: Event) =>
              this.tell('sayManager', { person: one.person, manager: (valueOf(event) || null) as PersonId | null })}
          >
            <option value="" ?selected=${one.manager === null}>${words('people.noManager')}</option>
            ${overview.people
              .filter(({ id }) => id !== one.person)
              .map(({ id }) => html`<option .value=${id} ?selected=${one.manager === id}>${this.named(id)}</option>`)}
          </select>
        </label>
      </div>
    </li>`
  }

  /** The mentors of the course, those who lead it, and whoever it is now. */
  private listChoices({ person, mentor, manager }: Accompanied, { mentors, people }: Overview) {
    const loads = new Map(mentors.map((each) => [each.person, each]))
    return people
      .filter(({ id, role }) => loads.has(id) || role === 'facilitator' || id === mentor)
      .filter(({ id }) => id !== person && id !== manager)
      .map(({ id }) => ({ id, label: this.sayLoad(id, loads.get(id)) }))
  }

  private sayLoad(id: PersonId, mentor: Mentor | undefined): string {
    const name = this.named(id)
    return mentor ? words('people.full', { name, count: mentor.count, most: mentor.most }) : name
  }

  private choose({ person }: Accompanied, mentor: string) {
    const name = this.named(person)
    if (mentor === '') return this.tell('end', { person }, () => words('people.ended', { name }))
    const id = mentor as PersonId // the value of one of our own options
    return this.tell('pair', { person, mentor: id }, () => words('people.paired', { name, mentor: this.named(id) }))
  }

  private renderDecisions({ wishes, offers, suggestions }: Overview) {
    if (wishes.length + offers.length + suggestions.length === 0) return nothing
    return html`<section aria-labelledby="decide">
      <h2 id="decide">${words('decide.heading')}</h2>
      <ul role="list">
        ${wishes.map((wish) => {
          const said = { name: this.named(wish.person), mentor: this.named(wish.mentor) }
          return this.renderDecision(wish.person, {
            sentence: words('wish.asks', said),
            words: wish.words,
            yes: { label: words('wish.yes'), full: words('wish.yesTo', said) },
            no: { label: words('wish.no'), full: words('wish.noTo', said) },
            answer: (accept) => this.tell('answerWish', { person: wish.person, accept }),
          })
        })}
        ${offers.map(({ person, most: count }) =>
          this.renderOffer(person, words('offer.offers', { name: this.named(person), count })),
        )}
        ${suggestions.map(({ person, people, times: count }) =>
          this.renderOffer(person, words('offer.helps', { name: this.named(person), people, count }), false),
        )}
      </ul>
    </section>`
  }

  private renderOffer(person: PersonId, sentence: string, mayDecline = true) {
    const name = this.named(person)
    return this.renderDecision(person, {
      sentence,
      yes: { label: words('offer.yesTo', { name }) },
      no: mayDecline ? { label: words('offer.noTo', { name }) } : undefined,
      answer: (accept) => this.tell('answerOffer', { person, accept }),
    })
  }

  private renderDecision(person: PersonId, { sentence, words: said = '', yes, no, answer }: Decision) {
    const button = (accept: boolean, { label, full = label }: Choice) =>
      html`<button class="button" type="button" aria-label=${full} @click=${() => answer(accept)}>${label}</button>`
    return html`<li>
      <person-avatar .person=${this.cardOf(person)}></person-avatar>
      <div class="who">${sentence} ${said ? html`<p class="note lines" dir="auto">${said}</p>` : nothing}</div>
      ${button(true, yes)} ${no ? button(false, no) : nothing}
    </li>`
  }

  private renderMentors({ mentors }: Overview) {
    if (mentors.length === 0)
      return html`<empty-place .heading=${words('mentors.none')} .sentence=${words('mentors.none.why')}></empty-place>`
    return html`<section aria-labelledby="mentors">
      <h2 id="mentors">${words('mentors.heading')}</h2>
      <ul role="list">
        ${mentors.map(
          ({ person, place, count, most }) =>
            html`<li>
              <person-avatar .person=${this.cardOf(person)}></person-avatar>
              <div class="who">
                <strong><bdi>${this.named(person)}</bdi></strong>
                ${place ? html`<div class="note" dir="auto">${place}</div>` : nothing}
              </div>
              <span class="note">${words('mentors.load', { count, most })}</span>
            </li>`,
        )}
      </ul>
    </section>`
  }

  private renderRule({ rules }: Overview) {
    return html`<section aria-labelledby="rule">
      <h2 id="rule">${words('rule.heading')}</h2>
      <p class="note">${words('rule.why')}</p>
      <form @submit=${this.saveRules}>
        <label class="check">
          <input type="checkbox" name="samePlace" .checked=${rules.samePlace} />${words('rule.samePlace')}
        </label>
        <label class="short">
          ${words('rule.most')}
          <input class="input" type="number" name="most" min="1" max="50" required .value=${String(rules.most)} />
        </label>
        <label>
          ${words('rule.guidelines')} <span class="hint">${words('rule.guidelines.hint')}</span>
          <textarea
            class="input"
            name="guidelines"
            dir="auto"
            maxlength="4000"
            placeholder=${guidelineText('text')}
            .value=${rules.guidelines}
          ></textarea>
        </label>
        <button class="button" type="submit">${words('rule.save')}</button>
      </form>
    </section>`
  }

  private readonly saveRules = (event: SubmitEvent) => {
    event.preventDefault()
    const said = new FormData(event.target as HTMLFormElement) // the form that this listens to
    const rules = {
      samePlace: said.has('samePlace'),
      most: Number(said.get('most')),
      guidelines: readWord(said, 'guidelines'),
    }
    void this.tell('saveRules', rules, () => words('rule.saved'))
  }
}

interface Choice {
  readonly label: string
  /** The same where only the button is heard. */
  readonly full?: string
}

interface Decision {
  readonly sentence: string
  readonly words?: string
  readonly yes: Choice
  readonly no: Choice | undefined
  readonly answer: (accept: boolean) => Promise<void>
}

const valueOf = (event: Event): string => (event.target as HTMLSelectElement).value // the select that this listens to

declare global {
  interface HTMLElementTagNameMap {
    'pair-people': PairPeople
  }
}
