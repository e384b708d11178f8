import { css } from 'lit'

/** What every element starts from: boxes, headings and lists without ornament, one focus ring, text only to be heard. */
export const ground = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  strong,
  b {
    font-weight: var(--strong);
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
    text-decoration-thickness: 1px;
  }
  a:hover {
    color: var(--accent-strong);
    text-decoration-thickness: 2px;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  :focus-visible {
    outline: var(--focus-ring);
    outline-offset: var(--focus-gap);
    border-radius: var(--radius-small);
  }
  /* Where reading begins: there is nothing to press. */
  h1[tabindex='-1']:focus {
    outline: none;
  }
  /* What folds up says so by one drawing everywhere, and is as high as a finger. */
  summary {
    padding-block: max(0px, (var(--target) - 1lh) / 2);
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    display: inline-block;
    flex: none;
    inline-size: 6px;
    block-size: 6px;
    margin-inline: 2px var(--space-1);
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    vertical-align: 2px;
    rotate: -45deg;
  }
  summary:dir(rtl)::before {
    rotate: 135deg;
  }
  [open] > summary::before {
    rotate: 45deg;
  }
  .icon {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.small {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .icon.turns:dir(rtl) {
    transform: scaleX(-1);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`

/** Buttons: one primary in view at a time; danger is outlined, never filled, because it is never the expected thing. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--target);
    padding: 5px var(--space-15);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: var(--type-small);
    font-weight: var(--strong);
    text-decoration: none;
    cursor: pointer;
    transition:
      background-color var(--quick) var(--ease),
      border-color var(--quick) var(--ease);
  }
  .button:hover {
    background: var(--sunken);
    color: var(--text);
  }
  .button:focus-visible {
    border-radius: var(--radius);
  }
  .button .icon {
    margin-inline-start: -2px;
  }
  .button.primary {
    min-block-size: var(--target-primary);
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover {
    border-color: var(--accent-strong);
    background: var(--accent-strong);
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
  }
  .button.quiet:hover {
    background: var(--accent-soft);
  }
  .button.danger {
    border-color: var(--danger);
    color: var(--danger);
  }
  .button.danger:hover {
    background: var(--danger-soft);
  }
  .button[aria-disabled='true'],
  .button[aria-disabled='true']:hover {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--muted);
    cursor: default;
  }
  .button.tall {
    min-block-size: var(--target-tall);
    padding-inline: var(--space-2);
    font: var(--type-body);
    font-weight: var(--strong);
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--target);
    block-size: var(--target);
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--muted);
    text-decoration: none;
    cursor: pointer;
  }
  .icon-button:hover {
    background: var(--sunken);
    color: var(--text);
  }
  .icon-button[aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--accent);
  }
  .text-button {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: var(--space-05);
    min-block-size: var(--target-least);
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font: var(--type-small);
    font-weight: var(--strong);
    text-decoration: none;
    cursor: pointer;
  }
  .text-button:hover {
    color: var(--accent-strong);
    text-decoration: underline;
  }
  /* Words take little room, and a finger finds them all the same. */
  .text-button::after {
    content: '';
    position: absolute;
    inset-block: min(0px, (100% - var(--target)) / 2);
    inset-inline: min(0px, (100% - var(--target)) / 2);
  }
`

/** Fields: a label above, a hint below, what is wrong in words. */
export const fields = css`
  .input {
    inline-size: 100%;
    min-block-size: var(--target-field);
    padding: 5px var(--space-15);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    font: var(--type-field);
  }
  textarea.input {
    min-block-size: 4rem;
    padding-block: var(--space-1);
    field-sizing: content;
    resize: vertical;
  }
  /* Browsers give what is chosen some room of their own. */
  select.input {
    padding-inline: var(--space-1) var(--space-05);
  }
  .input::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .input:focus-visible {
    outline-offset: -1px;
    border-radius: var(--radius);
    border-color: var(--accent);
  }
  .input[aria-invalid='true'] {
    border-color: var(--danger);
  }
`

/** A list of things to do or people to choose, floating above the page. */
export const floating = css`
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--space-05);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow-float);
    max-inline-size: calc(100vw - 16px);
    max-block-size: calc(100dvh - 16px);
    overflow: auto;
  }
`
