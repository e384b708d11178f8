import { css } from 'lit'

/** What one can do, floating over the end of the first line until the message is pointed at or has the focus. */
const onDemand = css`
  position: absolute;
  inset-block-start: -6px;
  inset-inline-end: 0;
  padding: 1px;
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--raised);
  box-shadow: var(--shadow-float);
  opacity: 0;
  transition: opacity var(--quick) var(--ease);
`

export const messageStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  article {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: var(--space-15);
    padding-block: var(--space-1);
    border-radius: var(--radius);
  }
  article:focus-visible {
    outline-offset: 0;
  }
  .face {
    margin-block-start: 2px;
  }
  .face[size='28'] {
    margin-block-start: 0;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--space-1);
    font: var(--type-small);
    color: var(--muted);
  }
  .who strong {
    font: var(--type-body);
    font-weight: var(--strong);
    color: var(--text);
  }
  .who .mark {
    align-self: center;
  }
  .unread-mark {
    inline-size: 3px;
    block-size: 1rem;
    align-self: center;
    border-radius: 2px;
    background: var(--accent);
  }
  .edited {
    color: var(--muted);
    font: var(--type-note);
  }
  .reply-to {
    display: flex;
    align-items: center;
    gap: var(--space-05);
    max-inline-size: 100%;
    min-block-size: var(--target-least);
    padding: 0;
    border: 0;
    background: none;
    color: var(--muted);
    font: var(--type-small);
    text-align: start;
    cursor: pointer;
  }
  .reply-to > span {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .since {
    flex: none;
    font: var(--type-note);
    font-style: italic;
    color: var(--muted);
  }
  .reply-to:hover {
    color: var(--text);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-05) 6px;
  }
  .row:not(.bare) {
    margin-block-start: 6px;
  }
  .deeds {
    display: flex;
    align-items: center;
    gap: inherit;
  }
  .deeds > .text-button {
    color: var(--muted);
    font-weight: var(--regular);
  }
  .deeds > .text-button:hover {
    color: var(--text);
  }
  .actions {
    display: flex;
  }
  .place {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-1);
    min-block-size: 36px;
    color: var(--muted);
    font: var(--type-small);
    border-radius: var(--radius);
  }
  .note {
    display: flex;
    gap: var(--space-05);
    margin-block-start: var(--space-05);
    font: var(--type-small);
    color: var(--muted);
  }
  .elsewhere {
    display: flex;
    gap: var(--space-05);
    margin-block-start: var(--space-05);
    font: var(--type-small);
    color: var(--muted);
  }
  .elsewhere > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .pending .said,
  .pending .who strong {
    color: var(--muted);
  }
  article,
  .said {
    transition:
      background-color var(--calm) var(--ease),
      color var(--calm) var(--ease);
  }
  :host([highlighted]) :is(article, .place) {
    background: var(--accent-soft);
    box-shadow: 0 0 0 6px var(--accent-soft);
    --around: var(--accent-soft);
  }
  :host([highlighted]) .mention {
    background: none;
  }

  /* A message that goes on where the same person stopped: no face, no name, the minute only on demand. */
  .follows {
    padding-block-start: 0;
  }
  .at {
    inline-size: 36px;
    padding-block-start: 4px;
    overflow: hidden;
    text-align: end;
    opacity: 0;
  }
  .follows:is(:hover, :focus-within) .at {
    opacity: 1;
  }

  @media (hover: hover) and (pointer: fine) {
    .actions {
      ${onDemand}
    }
    article:is(:hover, :focus-within) .actions {
      opacity: 1;
    }
  }
  @media (pointer: coarse) {
    :host([compact]) .actions {
      ${onDemand}
      /* A finger that means the message must not meet a button that is not seen. */
      pointer-events: none;
    }
    :host([compact]) article:focus-within .actions {
      opacity: 1;
      pointer-events: auto;
    }
  }
  .quoted {
    margin-block: 2px var(--space-05);
    padding-block: 2px;
    padding-inline: var(--space-15) 0;
    border-inline-start: 2px solid var(--line-strong);
    border-radius: 0;
  }
  .quoted strong {
    color: var(--text);
  }

  /* Fingers: the targets are high enough to make room by themselves. */
  @media (pointer: coarse) {
    .row:not(.bare) {
      margin-block-start: 0;
    }
  }

  @container (max-width: 480px) {
    .who:not(.marked) {
      flex-wrap: nowrap;
    }
    .who > strong {
      min-inline-size: 0;
    }
    .who > .role {
      flex: 0 1000 auto;
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .who > :is(relative-time, .edited, .mark) {
      flex: none;
    }
  }
  @container (max-width: 300px) {
    .who > .role {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .unread-mark {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
  @media print {
    .actions,
    .row .text-button {
      display: none;
    }
    article {
      break-inside: avoid;
    }
  }
`
