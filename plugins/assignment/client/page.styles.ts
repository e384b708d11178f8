import { css } from 'lit'

/** A page of the assignment: one column that scrolls. */
export const pageStyles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 0;
    container-type: inline-size;
  }
  .scroll {
    position: relative;
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--space-2);
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    max-inline-size: var(--column);
  }
  .title {
    font: var(--type-title);
    font-weight: var(--strong);
    letter-spacing: -0.01em;
  }
  h3 {
    font: var(--type-body);
    font-weight: var(--strong);
    padding-block-end: var(--space-05);
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
  }
  .said {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
  }
  .waits {
    display: grid;
    gap: var(--space-05);
    padding: var(--space-1) var(--space-15);
    border-radius: var(--radius);
    background: var(--attention-soft);
  }
  .waits a {
    color: inherit;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-05) var(--space-2);
  }
`

/** One of a few: radio buttons that look like a row of buttons. */
export const choiceStyles = css`
  .choice-row {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 2px;
    padding: 2px;
    border-radius: calc(var(--radius) + 2px);
    background: var(--sunken);
  }
  .choice-row label {
    position: relative;
    display: inline-flex;
  }
  .choice-row input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choice-row span {
    display: inline-flex;
    align-items: center;
    min-block-size: calc(var(--target) - 4px);
    padding: 3px 10px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    color: var(--muted);
    font: var(--type-small);
  }
  .choice-row input:hover + span {
    color: var(--text);
  }
  .choice-row input:checked + span {
    border-color: var(--line-strong);
    background: var(--raised);
    color: var(--text);
    font-weight: var(--strong);
  }
  .choice-row input:focus-visible + span {
    outline: var(--focus-ring);
    outline-offset: var(--focus-gap);
  }
  @media (forced-colors: active) {
    .choice-row input:checked + span {
      border-color: Highlight;
    }
  }
`
