import { css } from 'lit'

export const attachedStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  :host > div {
    margin-block-start: var(--space-1);
  }
  .pictures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .picture {
    display: block;
    max-inline-size: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: var(--sunken);
    overflow: hidden;
    cursor: zoom-in;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .picture:focus-visible {
    border-radius: var(--radius);
  }
  img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  ul {
    display: grid;
    justify-items: start;
    gap: var(--space-05);
  }
  .pictures + ul {
    margin-block-start: var(--space-1);
  }
  li {
    max-inline-size: 100%;
    min-inline-size: 0;
  }
  .file {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    max-inline-size: 100%;
    min-block-size: var(--target);
    padding: var(--space-05) var(--space-15) var(--space-05) var(--space-1);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    font: var(--type-small);
    text-align: start;
    cursor: pointer;
  }
  .file:hover {
    background: var(--sunken);
  }
  .file:focus-visible {
    border-radius: var(--radius);
  }
  .file .icon {
    color: var(--muted);
  }
  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--accent);
    font-weight: var(--strong);
  }
  .about,
  .gone {
    flex: none;
    font: var(--type-note);
    color: var(--muted);
  }
  .gone {
    display: grid;
    place-items: center;
    block-size: 100%;
    padding: var(--space-1);
  }
  video {
    display: block;
    inline-size: min(30rem, 100%);
    max-block-size: 70vh;
    border-radius: var(--radius);
    background: black;
  }
  audio {
    display: block;
    inline-size: min(24rem, 100%);
  }
  @media (forced-colors: active) {
    .picture {
      border: 1px solid CanvasText;
    }
  }
`
