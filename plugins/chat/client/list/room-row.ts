import { css, html, nothing, type TemplateResult } from 'lit'
import { callName, hashOf, icon, type FindPerson, type IconName } from '../../../api/client.ts'
import type { PersonId } from '../../../api/contract.ts'
import type { Room } from '../../contract.ts'
import { pathOf } from '../addresses.ts'
import { findOther, sayName } from '../room-words.ts'
import { text } from '../texts.ts'

/** More than these are many. */
const mostCounted = 99

export interface RowAround {
  readonly me: PersonId
  readonly findPerson: FindPerson
  /** The key of the room that is open beside the list. */
  readonly open: string | undefined
  readonly here: ReadonlySet<PersonId>
  countUnread(room: Room): number
  isQuiet(room: Room): boolean
}

const drawings: Readonly<Record<Exclude<Room['kind'], 'direct'>, IconName>> = {
  all: 'speech',
  cohort: 'people',
  circle: 'people',
  group: 'chat',
}

/** A room in the list: whose it is, what was said last, and how much of it is new. */
export function renderRow(room: Room, around: RowAround): TemplateResult {
  const unread = around.countUnread(room)
  const isOpen = room.key === around.open
  const isQuiet = around.isQuiet(room)
  return html`<a
    class="row ${unread > 0 && !isQuiet ? 'unread' : ''}"
    href=${hashOf({ path: pathOf(room.key) })}
    aria-current=${isOpen ? 'page' : 'false'}
  >
    ${renderFace(room, around)}
    <span class="words">
      <span class="top">
        <bdi class="name">${sayName(room, around)}</bdi>
        ${room.talk?.lastMessage ? html`<relative-time .at=${room.talk.lastMessage.sentAt}></relative-time>` : nothing}
      </span>
      <span class="below">
        <span class="latest">${renderLatest(room, around)}</span>
        ${unread > 0 ? renderCount(unread) : nothing}
      </span>
    </span>
  </a>`
}

function renderFace(room: Room, around: RowAround): TemplateResult {
  if (room.kind !== 'direct') return html`<span class="drawn">${icon(drawings[room.kind])}</span>`
  const other = findOther(room, around)
  const here = other !== undefined && around.here.has(other.id)
  return html`<person-avatar .size=${36} .person=${other} ?here=${here}></person-avatar>`
}

function renderLatest({ talk }: Room, { me, findPerson }: RowAround) {
  const last = talk?.lastMessage
  if (!last) return text('list.empty')
  const who = last.author === me ? text('list.mine') : text('list.latest', { name: callName(findPerson(last.author)) })
  return html`${who} <bdi>${last.excerpt}</bdi>`
}

const renderCount = (count: number) =>
  html`<span class="count"
    ><span aria-hidden="true">${count > mostCounted ? `${mostCounted}+` : count}</span
    ><span class="visually-hidden">${text('list.unread', { count })}</span></span
  >`

export const rowStyles = css`
  .row {
    display: flex;
    align-items: center;
    gap: var(--space-15);
    min-block-size: 56px;
    padding: var(--space-1) var(--space-15);
    border-radius: var(--radius);
    color: var(--text);
    text-decoration: none;
  }
  .row:hover {
    background: var(--sunken);
    color: var(--text);
  }
  .row[aria-current='page'] {
    background: var(--accent-soft);
  }
  .row:focus-visible {
    outline-offset: -2px;
    border-radius: var(--radius);
  }
  .drawn {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 36px;
    block-size: 36px;
    border-radius: var(--radius-face);
    background: var(--sunken);
    color: var(--muted);
  }
  .row[aria-current='page'] .drawn {
    background: var(--surface);
  }
  .words {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1;
    min-inline-size: 0;
  }
  .top,
  .below {
    display: flex;
    align-items: baseline;
    gap: var(--space-1);
  }
  .name,
  .latest {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    font: var(--type-body);
  }
  .latest {
    font: var(--type-small);
    color: var(--muted);
  }
  .count {
    min-inline-size: 20px;
    padding-inline: 6px;
    border-radius: 999px;
    background: var(--sunken);
    color: var(--muted);
    font: var(--type-note);
    font-weight: var(--strong);
    line-height: 20px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .unread .name {
    font-weight: var(--strong);
  }
  .unread .count {
    background: var(--accent);
    color: var(--on-accent);
  }
  .unread .latest {
    color: var(--text);
  }
`
