import { css } from 'lit'

export const pictureEditorStyles = css`
  dialog {
    inline-size: min(44rem, 100vw);
    block-size: 100dvh;
    max-inline-size: none;
    max-block-size: none;
    margin: auto;
    padding: 0;
    border: 0;
    background: var(--surface);
    color: var(--text);
    font: var(--type-body);
  }
  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
  }
  dialog::backdrop {
    background: rgb(34 32 28 / 0.4);
  }
  .head,
  .foot {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-15) var(--space-2);
  }
  h2 {
    font: var(--type-lead);
    font-weight: var(--strong);
  }
  .note {
    font: var(--type-small);
    color: var(--muted);
  }
  .place {
    display: grid;
    place-items: center;
    min-block-size: 0;
    padding: var(--space-1);
    background: var(--sunken);
    overflow: hidden;
  }
  .picture {
    position: relative;
    max-inline-size: 100%;
    max-block-size: 100%;
    overflow: hidden;
    touch-action: none;
    cursor: crosshair;
  }
  canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .frame {
    position: absolute;
    border: 2px solid #fff;
    outline: 2px solid #22201c;
    box-shadow: 0 0 0 100vmax rgb(34 32 28 / 0.35);
    pointer-events: none;
  }
  .frame:focus-visible {
    outline: var(--focus-ring);
    outline-offset: 2px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
  .push {
    margin-inline-start: auto;
  }
`
