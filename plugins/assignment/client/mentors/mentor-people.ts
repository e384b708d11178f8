import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { buttons, ground, nameOf, openPath, type ActivityClient } from '../../../api/client.ts'
import type { contract, Mentoring } from '../../contract.ts'
import { addressOf, pathOfWaiting } from '../addresses.ts'
import { Followed } from '../followed.ts'
import { pageStyles } from '../page.styles.ts'
import { said } from '../together.ts'

type Own = Mentoring['own'][number]

/** One view for a mentor: my people, who waits, who has gone quiet, and how soon people hear from me. */
@customElement('mentor-people')
export class MentorPeople extends LitElement {
  static override styles = [
    ground,
    buttons,
    pageStyles,
    css`
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 var(--space-15);
        align-items: center;
        padding-block: var(--space-15);
        border-block-end: 1px solid var(--line);
      }
      li .note {
        grid-column: 2 / -1;
      }
      person-avatar {
        grid-row: 1 / span 2;
        align-self: start;
      }
      .quiet {
        color: var(--attention);
      }
    `,
  ]

  @property({ attribute: false }) client!: ActivityClient<typeof contract>
  private readonly followed = new Followed(this, 'readMentoring')

  protected override willUpdate() {
    this.followed.ask(this.client, {})
  }

  override render() {
    const { state, failure } = this.followed
    return html`<div class="scroll">
      <div class="stage">
        <h1 class="visually-hidden">${this.client.activity.title}</h1>
        ${state ? this.renderView(state) : failure ? this.renderFailure(failure) : this.renderLoading()}
      </div>
    </div>`
  }

  private renderLoading() {
    return html`<skeleton-lines count="4" label=${said('people.loading')}></skeleton-lines>`
  }

  private renderFailure({ message }: Error) {
    return html`<error-card
      heading=${said('people.failed')}
      sentence=${message}
      @retry=${() => this.followed.reload()}
    ></error-card>`
  }

  private renderView({ own, firstAnswer }: Mentoring): TemplateResult {
    const none = html`<empty-place heading=${said('people.none')} sentence=${said('people.noneWhy')}></empty-place>`
    return html`<section>
      <h2 class="title">${said('people.title')}</h2>
      ${own.length === 0 ? none : html`<p class="finding">${sayPace(firstAnswer)}</p>`}
      <ul role="list">
        ${own.map((one) => this.renderPerson(one))}
      </ul>
      <p class="links">${this.renderLink('~mentors', said('people.guide'))}</p>
    </section>`
  }

  private renderPerson({ person, reached, rungs, waiting, waitsSince, seenAt, quiet }: Own): TemplateResult {
    return html`<li>
      <person-avatar .person=${person}></person-avatar>
      <strong>${nameOf(person)}</strong>
      <span class="note">${said('people.reached', { reached, rungs })}</span>
      ${
        waiting > 0
          ? html`<span class="note"
              >${this.renderLink(pathOfWaiting, said('people.waits', { count: waiting }))}
              <relative-time at=${waitsSince ?? 0}></relative-time
            ></span>`
          : nothing
      }
      <span class=${quiet ? 'note quiet' : 'note'}>
        ${quiet ? said('people.quiet') : nothing}
        ${seenAt === null || quiet ? nothing : html`${said('people.seen')} <relative-time at=${seenAt}></relative-time>`}
      </span>
    </li>`
  }

  private renderLink(path: string, words: string) {
    return html`<a href=${addressOf(path)} @click=${(event: Event) => this.go(event, path)}>${words}</a>`
  }

  private go(event: Event, path: string) {
    event.preventDefault()
    openPath(this, path)
  }
}

const hour = 3_600_000

/** How long people wait for a first word, to the unit that matters. */
function sayPace(firstAnswer: number | null): string {
  if (firstAnswer === null) return said('people.answersNone')
  const hours = firstAnswer / hour
  const time =
    hours >= 36
      ? said('time.days', { count: Math.round(hours / 24) })
      : hours >= 1
        ? said('time.hours', { count: Math.round(hours) })
        : said('time.minutes', { count: Math.max(1, Math.round(hours * 60)) })
  return said('people.answers', { time })
}

declare global {
  interface HTMLElementTagNameMap {
    'mentor-people': MentorPeople
  }
}
