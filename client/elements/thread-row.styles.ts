import { css } from 'lit'

export const threadRowStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr);
    gap: 0 var(--space-15);
    padding-block: var(--space-15) var(--space-1);
    border-block-end: 1px solid var(--line);
  }
  .face {
    margin-block-start: 3px;
  }
  .top {
    display: flex;
    align-items: baseline;
    gap: var(--space-15);
  }
  h3 {
    min-inline-size: 0;
    font: var(--type-body);
    font-weight: var(--regular);
    overflow-wrap: anywhere;
    text-wrap: pretty;
    /* The whole of it heads the thread. */
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  h3 a {
    color: inherit;
    text-decoration: none;
  }
  h3 a::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--radius-small);
  }
  h3 a:focus-visible {
    outline: none;
  }
  h3 a:focus-visible::after {
    outline: var(--focus-ring);
    outline-offset: -2px;
  }
  .row:hover h3 a {
    text-decoration: underline;
    text-decoration-thickness: 1px;
  }
  relative-time {
    margin-inline-start: auto;
  }
  .latest {
    overflow: hidden;
    color: var(--text);
    font: var(--type-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .below {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--space-1);
    min-block-size: 24px;
  }
  .below avatar-stack {
    flex: none;
  }
  .who {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: var(--space-1);
  }
  .names {
    display: none;
    font: var(--type-note);
    color: var(--muted);
  }
  @container (min-width: 600px) {
    .names {
      display: block;
    }
  }
  .unread h3 {
    font-weight: var(--strong);
  }
  .unread::before {
    content: '';
    position: absolute;
    inset-block-start: 14px;
    inset-inline-start: -12px;
    inline-size: 3px;
    block-size: 20px;
    border-radius: 2px;
    background: var(--accent);
  }
  /* The title has the whole width; the time stands beside what was said then. */
  @container (max-width: 480px) {
    .row > :has(.latest) {
      display: grid;
      grid-template: 'title title' auto 'latest when' auto 'below below' auto / minmax(0, 1fr) auto;
      column-gap: var(--space-1);
    }
    :has(.latest) > .top {
      display: contents;
    }
    :has(.latest) > .top > h3 {
      grid-area: title;
    }
    .latest {
      grid-area: latest;
    }
    :has(.latest) > .top > relative-time {
      grid-area: when;
      align-self: center;
    }
    :has(.latest) > .below {
      grid-area: below;
    }
    .below avatar-stack {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .unread::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`
