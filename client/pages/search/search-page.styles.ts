import { css } from 'lit'

export const searchPageStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    max-inline-size: var(--column);
    padding: var(--space-2);
  }
  .field {
    position: relative;
  }
  .field label > .icon {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: var(--space-15);
    translate: 0 -50%;
    color: var(--muted);
    pointer-events: none;
  }
  .field input {
    padding-inline: calc(var(--space-15) * 2 + 1.25rem) calc(var(--target) + 4px);
    font: var(--type-field);
  }
  .field input::-webkit-search-cancel-button {
    display: none;
  }
  .clear {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 2px;
    margin-block: auto;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block: var(--space-15) var(--space-2);
  }
  .filter,
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    min-block-size: var(--target);
    padding-inline: 6px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    font: var(--type-small);
    cursor: pointer;
  }
  .filter > .icon {
    color: var(--muted);
  }
  .filter.chosen {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .filter:has(select:focus-visible) {
    outline: var(--focus-ring);
    outline-offset: var(--focus-gap);
  }
  .filter select {
    min-inline-size: 0;
    max-inline-size: 11rem;
    field-sizing: content;
    min-block-size: var(--target-least);
    border: 0;
    background: none;
    outline: none;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  .filter option {
    background: var(--raised);
    color: var(--text);
  }
  section {
    margin-block-end: var(--space-3, 1.5rem);
  }
  h2 {
    margin-block-end: var(--space-05);
    color: var(--muted);
    font: var(--type-small);
    font-weight: var(--strong);
  }
  .people {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .chip:hover,
  .filter:hover {
    background: var(--sunken);
  }
  .chip span {
    overflow-wrap: anywhere;
    text-align: start;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-1);
    padding-block: var(--space-05);
    overflow-wrap: anywhere;
  }
  .title a {
    display: inline-block;
    min-block-size: var(--target-least);
  }
  .hit {
    position: relative;
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr);
    gap: 0 var(--space-15);
    padding-block: var(--space-15);
    border-block-end: 1px solid var(--line);
  }
  .hit:hover {
    background: var(--sunken);
  }
  .by {
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0 var(--space-1);
    font: var(--type-small);
  }
  .where {
    min-inline-size: 0;
    color: var(--muted);
    font: var(--type-small);
    overflow-wrap: anywhere;
  }
  .by .where {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @container (max-width: 480px) {
    .filters {
      flex-wrap: nowrap;
      margin-inline: calc(-1 * var(--space-2));
      padding-inline: var(--space-2);
      overflow-x: auto;
      scrollbar-width: none;
    }
    .filter {
      flex: none;
    }
    .by {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .by .where {
      display: -webkit-box;
      grid-column: 1 / -1;
      order: 1;
      white-space: normal;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
  }
  .excerpt {
    overflow-wrap: anywhere;
  }
  .excerpt a {
    color: inherit;
    text-decoration: none;
  }
  .excerpt a::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--radius-small);
  }
  .excerpt a:focus-visible {
    outline: none;
  }
  .excerpt a:focus-visible::after {
    outline: var(--focus-ring);
    outline-offset: -2px;
  }
  mark {
    border-radius: 2px;
    background: var(--attention-soft);
    color: inherit;
    font-weight: var(--strong);
    box-shadow: 0 0 0 1px var(--attention-soft);
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-1);
    color: var(--muted);
    font: var(--type-small);
  }
  @media (hover: none) {
    .key {
      display: none;
    }
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`
