import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { OutputOf, PersonId } from '../../../plugins/api/contract.ts'
import type { contract } from '../../../server/mentoring/contract.ts'
import '../../elements/people/mentor-guidelines.ts'
import { MentoringElement, readWord } from './mentoring-element.ts'
import { words } from './words.ts'

type Own = OutputOf<(typeof contract)['queries']['readOwn']>

/** One's own part in it: who accompanies one, whom one accompanies, and what mentors are to know. */
@customElement('own-mentoring')
export class OwnMentoring extends MentoringElement<'readOwn'> {
  protected readonly query = 'readOwn'
  /** Whom the mentor is about to stop accompanying. */
  @state() private ending: PersonId | undefined

  protected renderState(own: Own): TemplateResult {
    const { me, can } = this.client
    const learns = me.role === 'learner'
    return html`${learns ? this.renderMentor(own) : nothing}
    ${own.isMentor || own.wishes.length > 0 ? this.renderPeople(own) : nothing}
    ${own.isMentor || can('mentor') ? renderGuidelines(own.guidelines) : nothing}
    ${can('participate') && !can('facilitate') ? this.renderVolunteering(own) : nothing}`
  }

  private renderMentor({ mentor, wish, mentors }: Own) {
    const others = mentors.filter(({ person }) => person !== mentor)
    return html`<section aria-labelledby="own">
      <h2 id="own">${words('own.heading')}</h2>
      ${
        mentor
          ? html`<ul role="list">
              <li>
                <person-avatar .person=${this.cardOf(mentor)}></person-avatar>
                <strong class="who"><bdi>${this.named(mentor)}</bdi></strong>
              </li>
            </ul>`
          : html`<p>${words('own.nobody')}</p>`
      }
      ${wish ? this.renderWish(wish.mentor) : this.renderAsking(others, mentor !== null)}
    </section>`
  }

  private renderWish(mentor: PersonId) {
    return html`<p class="finding">
      <span>${words('own.asked', { name: this.named(mentor) })}</span>
      <button
        class="button"
        type="button"
        @click=${() => this.tell('answerWish', { person: this.client.me.id, accept: false })}
      >
        ${words('own.takeBack')}
      </button>
    </p>`
  }

  private renderAsking(mentors: Own['mentors'], hasOne: boolean) {
    if (mentors.length === 0) return hasOne ? nothing : html`<p class="note">${words('own.noneToAsk')}</p>`
    return html`<form @submit=${this.ask}>
      <label>
        ${hasOne ? words('own.askForOther') : words('own.askFor')}
        <select class="input" name="mentor">
          ${mentors.map(
            ({ person, count, most }) =>
              html`<option .value=${person}>
                ${words('people.full', { name: this.named(person), count, most })}
              </option>`,
          )}
        </select>
      </label>
      <label>
        ${words('own.words')}
        <textarea class="input" name="words" dir="auto" maxlength="500" rows="2"></textarea>
      </label>
      <button class="button" type="submit">${words('own.ask')}</button>
    </form>`
  }

  private readonly ask = (event: SubmitEvent) => {
    event.preventDefault()
    const said = new FormData(event.target as HTMLFormElement) // the form that this listens to
    const mentor = readWord(said, 'mentor') as PersonId // the value of one of our own options
    void this.tell('ask', { mentor, words: readWord(said, 'words') }, () =>
      words('own.asking', { name: this.named(mentor) }),
    )
  }

  private renderPeople({ accompanied, wishes }: Own) {
    return html`<section aria-labelledby="mine">
      <h2 id="mine">${words('mine.heading')}</h2>
      ${accompanied.length === 0 && wishes.length === 0 ? html`<p class="note">${words('mine.none')}</p>` : nothing}
      <ul role="list">
        ${wishes.map(({ person, words: said }) => {
          const name = this.named(person)
          return html`<li>
            <person-avatar .person=${this.cardOf(person)}></person-avatar>
            <div class="who">
              ${words('wish.asksYou', { name })} ${said ? html`<p class="note lines" dir="auto">${said}</p>` : nothing}
            </div>
            <button class="button primary" type="button" @click=${() => this.answer(person, true)}>
              ${words('wish.yes')}
            </button>
            <button class="button" type="button" @click=${() => this.answer(person, false)}>${words('wish.no')}</button>
          </li>`
        })}
        ${accompanied.map(
          (person) =>
            html`<li>
              <person-avatar .person=${this.cardOf(person)}></person-avatar>
              <strong class="who"><bdi>${this.named(person)}</bdi></strong>
              ${this.renderEnd(person)}
            </li>`,
        )}
      </ul>
    </section>`
  }

  private answer(person: PersonId, accept: boolean) {
    return this.tell('answerWish', { person, accept })
  }

  /** What cannot be taken back is asked twice, in the same place. */
  private renderEnd(person: PersonId) {
    const name = this.named(person)
    if (this.ending !== person)
      return html`<button
        class="button"
        type="button"
        aria-label=${words('mine.endOf', { name })}
        @click=${() => (this.ending = person)}
      >
        ${words('mine.end')}
      </button>`
    return html`<p class="note" role="status">${words('mine.endSure')}</p>
      <button class="button danger" type="button" @click=${() => this.endWith(person)}>
        ${words('mine.endOf', { name })}
      </button>
      <button class="button quiet" type="button" @click=${() => (this.ending = undefined)}>
        ${words('mine.stay')}
      </button>`
  }

  private async endWith(person: PersonId) {
    const name = this.named(person)
    await this.tell('end', { person }, () => words('people.ended', { name }))
    this.ending = undefined
  }

  private renderVolunteering({ offer, isMentor }: Own) {
    const standing = offer && !offer.accepted ? words('volunteer.waiting') : isMentor ? words('volunteer.accepted') : ''
    return html`<section aria-labelledby="volunteer">
      <h2 id="volunteer">${words('volunteer.heading')}</h2>
      <p class="note">${standing || words('volunteer.why')}</p>
      <form @submit=${this.offer}>
        <label class="short">
          ${words('volunteer.most')}
          <input class="input" type="number" name="most" min="1" max="50" required .value=${String(offer?.most ?? 3)} />
        </label>
        <div class="finding">
          <button class="button" type="submit">
            ${offer || isMentor ? words('volunteer.save') : words('volunteer.offer')}
          </button>
          ${
            offer
              ? html`<button class="button quiet" type="button" @click=${() => this.tell('offer', { most: null })}>
                  ${words('volunteer.takeBack')}
                </button>`
              : nothing
          }
        </div>
      </form>
    </section>`
  }

  private readonly offer = (event: SubmitEvent) => {
    event.preventDefault()
    const said = new FormData(event.target as HTMLFormElement) // the form that this listens to
    void this.tell('offer', { most: Number(said.get('most')) })
  }
}

/** A paragraph for each line, as the designer wrote them, or the house's own. */
const renderGuidelines = (own: string): TemplateResult =>
  html`<section><mentor-guidelines open own=${own}></mentor-guidelines></section>`

declare global {
  interface HTMLElementTagNameMap {
    'own-mentoring': OwnMentoring
  }
}
