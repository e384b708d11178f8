import { css } from 'lit'

export const reactionStyles = css`
  :host {
    display: contents;
  }
  .given {
    position: relative;
    display: inline-flex;
  }
  .reaction {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: var(--space-05);
    min-block-size: max(26px, var(--target-least));
    padding: 2px 8px 2px 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: none;
    color: var(--muted);
    font: var(--type-note);
    cursor: pointer;
  }
  .reaction::after {
    content: '';
    position: absolute;
    inset-block: min(0px, (100% - var(--target)) / 2);
    inset-inline: 0;
  }
  .reaction .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .emoji {
    font-size: 0.875rem;
  }
  .count {
    color: var(--text);
    font-weight: var(--strong);
    font-variant-numeric: tabular-nums;
  }
  .reaction:hover {
    border-color: var(--line-strong);
    color: var(--text);
  }
  .reaction:focus-visible {
    border-radius: var(--radius);
  }
  .reaction[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .reaction[aria-pressed='true'] .count {
    color: inherit;
  }
  @media (forced-colors: active) {
    .reaction[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  .who {
    position: absolute;
    z-index: 1;
    inset-block-end: calc(100% + 4px);
    inset-inline-start: 0;
    inline-size: max-content;
    max-inline-size: min(16rem, 60vw);
    padding: var(--space-05) var(--space-1);
    border-radius: var(--radius-small);
    background: var(--text);
    color: var(--surface);
    font: var(--type-note);
    pointer-events: none;
    display: none;
    /* Shown to those who stay, not to those who pass. */
    animation: appear 0s 300ms both;
  }
  .reaction:is(:hover, :focus-visible) + .who {
    display: block;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  /* Fingers and narrow places find the names in the choice of reactions. */
  @media (hover: none) {
    .reaction + .who {
      display: none !important;
    }
  }
  @container (max-width: 480px) {
    .reaction + .who {
      display: none !important;
    }
  }
`
