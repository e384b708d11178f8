import { css, html, nothing, type TemplateResult } from 'lit'
import { icon, nameOf, sayClock, sayDay } from '../../../api/client.ts'
import type { PersonCard, PersonId } from '../../../api/contract.ts'
import type { Moment } from '../../contract.ts'
import { text } from './texts.ts'

/** Where the strip has one line, until somebody wants to see all of it: on a phone, and in a window that is not high. */
export const oneLine = '(max-width: 640px), (max-height: 480px)'

interface Around {
  readonly me: PersonId
  readonly leads: boolean
  readonly mayRaise: boolean
  readonly isUp: boolean
  /** Whether all is shown below the line. */
  readonly open: boolean
  readonly findPerson: (id: PersonId) => PersonCard | undefined
  readonly toggle: () => void
  readonly raise: (moment: Moment, up: boolean) => void
  readonly giveTurn: (moment: Moment) => void
}

/** The one moment that matters most, in a line that opens: its question, how long it lasts, and one's hand. */
export const renderLine = (moment: Moment, around: Around): TemplateResult =>
  html`<div class="line">
    <button
      class="unfold"
      type="button"
      aria-expanded=${around.open ? 'true' : 'false'}
      aria-controls="all"
      @click=${around.toggle}
    >
      ${icon('down', 'small')}
      <span class="gist ${moment.turn === around.me ? 'mine' : ''}" dir="auto">${sayGist(moment, around)}</span>
      <span class="quiet">${sayTime(moment)}</span>
    </button>
    ${around.open || moment.endedAt !== null || moment.begunAt === null ? nothing : renderDeed(moment, around)}
  </div>`

/** What the line says: what is everybody's to answer, unless somebody is to speak. The question also stands below it. */
function sayGist(moment: Moment, { me, open, findPerson }: Around): string {
  const kind = text(`kind.${moment.kind}`)
  if (open || moment.begunAt === null) return kind
  if (moment.turn === me) return text('turn.mine')
  if (moment.turn !== null) return text('turn', { name: nameOf(findPerson(moment.turn)) })
  return moment.question || kind
}

function sayTime({ begunAt, startsAt, endsAt, endedAt }: Moment): string {
  const now = Date.now()
  if (endedAt !== null) return sayDay(startsAt, now)
  if (begunAt === null) return text('at', { day: sayDay(startsAt, now), time: sayClock(startsAt) })
  return endsAt > now
    ? text('left', { count: Math.ceil((endsAt - now) / 60_000) })
    : text('until', { time: sayClock(endsAt) })
}

/** The hour where it is today, and else the day with it. */
export function sayBegins(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  const time = sayClock(at)
  return isToday ? text('begins', { time }) : text('begins.day', { day: sayDay(at, Date.now()), time })
}

/** What is one tap away: for who leads the next one, for the others their hand. */
function renderDeed(moment: Moment, { me, leads, mayRaise, isUp, raise, giveTurn }: Around) {
  if (leads && (moment.hands.length > 0 || moment.turn !== null))
    return html`<button class="button" type="button" @click=${() => giveTurn(moment)}>
      ${text('next')}${moment.hands.length > 0 ? html` <span class="count">${moment.hands.length}</span>` : nothing}
    </button>`
  if (!(isUp || mayRaise) || leads || moment.turn === me) return nothing
  const label = text(isUp ? 'lower' : 'raise')
  return html`<button
    class="icon-button hand"
    type="button"
    aria-label=${text('raise')}
    title=${label}
    aria-pressed=${isUp ? 'true' : 'false'}
    @click=${() => raise(moment, !isUp)}
  >
    ${icon('hand')}
  </button>`
}

export const lineStyles = css`
  .line {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .unfold {
    display: flex;
    flex: 1;
    align-items: center;
    gap: var(--space-1);
    min-inline-size: 0;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .unfold > .icon {
    flex: none;
    color: var(--muted);
  }
  .unfold[aria-expanded='true'] > .icon {
    rotate: 180deg;
  }
  .gist {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: var(--strong);
  }
  .unfold > .quiet {
    flex: none;
    white-space: nowrap;
  }
  .line > .button,
  .hand {
    flex: none;
    min-block-size: 44px;
    min-inline-size: 44px;
  }
  .hand {
    margin-inline-end: calc(-1 * var(--space-1));
  }
  .hand[aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .count {
    color: var(--muted);
  }
`
