import { css } from 'lit'

export const uploadStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  ul {
    display: grid;
    gap: var(--space-05);
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-items: center;
    column-gap: var(--space-1);
    padding: var(--space-05) var(--space-05) var(--space-05) var(--space-1);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    font: var(--type-small);
  }
  .preview {
    grid-row: 1 / 3;
    display: grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: var(--radius-small);
    background: var(--sunken);
    color: var(--muted);
    overflow: hidden;
  }
  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: var(--strong);
  }
  .text-button {
    grid-column: 3;
    grid-row: 1 / 3;
  }
  .icon-button {
    grid-column: 4;
    grid-row: 1 / 3;
  }
  .bytes {
    grid-column: 2;
    grid-row: 2;
    font: var(--type-note);
    color: var(--muted);
  }
  .failed {
    border-color: var(--danger);
  }
  .failed .bytes {
    color: var(--danger);
  }
  progress {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 4px;
    margin-block-start: var(--space-05);
    border: 0;
    border-radius: 2px;
    background: var(--line);
    overflow: hidden;
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
`
