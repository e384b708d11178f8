import { css } from 'lit'

/** A page with a form in it: a head, what scrolls, and the buttons always in view. */
export const formPlace = css`
  :host {
    display: grid;
    grid-template: 'head' auto 'form' minmax(0, 1fr) 'foot' auto / minmax(0, 1fr);
    block-size: 100%;
    font: var(--type-body);
  }
  .head {
    grid-area: head;
    display: flex;
    align-items: center;
    min-block-size: 48px;
    padding-inline: var(--space-2);
    border-block-end: 1px solid var(--line);
  }
  h1 {
    font: var(--type-body);
    font-weight: var(--strong);
  }
  h2 {
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .inside {
    grid-area: form;
    min-block-size: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    overflow-y: auto;
  }
  .form {
    display: grid;
    gap: var(--space-2);
    align-content: start;
    padding: var(--space-2);
    max-inline-size: var(--column);
  }
  .field {
    display: grid;
    gap: var(--space-05);
  }
  .field label {
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .wrong {
    display: flex;
    gap: var(--space-05);
    font: var(--type-note);
    color: var(--danger);
  }
  .about,
  .note {
    color: var(--muted);
  }
  .about {
    font: var(--type-small);
  }
  .note {
    font: var(--type-note);
  }
  .foot {
    grid-area: foot;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
    padding: var(--space-1) var(--space-2);
    border-block-start: 1px solid var(--line);
  }
  .foot .note {
    flex: 1 1 12rem;
  }
  .foot .acts {
    display: flex;
    gap: var(--space-1);
    margin-inline-start: auto;
  }
  .kinds {
    padding: var(--space-15) var(--space-1);
  }
  .kinds label {
    position: relative;
    display: block;
  }
  .kinds input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .kinds label > span {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: var(--space-1);
    align-items: center;
    min-block-size: var(--target);
    padding: 6px var(--space-1) 6px var(--space-15);
    border-radius: var(--radius);
    font: var(--type-small);
  }
  .kinds .name {
    font-weight: var(--strong);
  }
  .kinds .about {
    grid-column: 2;
    font: var(--type-note);
  }
  .kinds input:hover + span {
    background: var(--sunken);
  }
  .kinds input:checked + span {
    background: var(--accent-soft);
    box-shadow: inset 3px 0 0 var(--accent);
  }
  .kinds input:checked + span:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--accent);
  }
  .kinds input:checked + span .about {
    color: var(--text);
  }
  .kinds input:focus-visible + span {
    outline: var(--focus-ring);
    outline-offset: -2px;
  }
  .preview {
    display: grid;
    align-content: start;
    gap: var(--space-1);
    padding: var(--space-2);
    background: var(--sunken);
  }
  .paper {
    max-inline-size: 22rem;
    display: grid;
    gap: var(--space-1);
    padding: var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
  }
  .paper strong,
  .paper p {
    overflow-wrap: anywhere;
  }
  @media (max-width: 480px) {
    .foot .note {
      display: none;
    }
  }
  @media (min-width: 640px) {
    .inside.choosing {
      grid-template-columns: 17rem minmax(0, 1fr);
      align-content: stretch;
    }
    .choosing .kinds {
      border-inline-end: 1px solid var(--line);
    }
    .choosing .form {
      padding: var(--space-2) var(--space-3);
    }
  }
  @media (min-width: 770px) {
    .inside.showing {
      grid-template-columns: minmax(0, var(--column)) minmax(22rem, 1fr);
      align-content: stretch;
    }
    .showing .form {
      padding-inline-end: var(--space-4);
    }
  }
`
