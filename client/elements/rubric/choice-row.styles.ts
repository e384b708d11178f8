import { css } from 'lit'

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
