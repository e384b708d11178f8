import { css } from 'lit'

/** A page that says one thing. */
export const oneThing = css`
  :host {
    display: block;
  }
  .one-thing {
    max-inline-size: 36rem;
    padding: var(--space-4) var(--space-2);
    font: var(--type-body);
  }
  .one-thing > * + * {
    margin-block-start: var(--space-2);
  }
  h1 {
    font: var(--type-title);
    font-weight: var(--strong);
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
  }
  .quiet-words {
    font: var(--type-small);
    color: var(--muted);
  }
  .reference {
    font: var(--type-note);
    color: var(--muted);
    user-select: all;
  }
  @media (max-width: 480px) {
    .button.tall {
      inline-size: 100%;
    }
  }
`
