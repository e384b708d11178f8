import { css } from 'lit'

export const composerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .box {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-large);
    background: var(--surface);
  }
  .box:focus-within {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .box > .whole,
  ::slotted([slot='above']) {
    grid-column: 1 / -1;
  }
  person-avatar {
    margin-inline-start: var(--space-1);
  }
  textarea {
    grid-column: 2;
    inline-size: 100%;
    min-inline-size: 0;
    max-block-size: 45dvh;
    margin: 0;
    padding: 9px var(--space-1) 9px var(--space-15);
    border: 0;
    background: none;
    font: var(--type-field);
    resize: none;
    field-sizing: content;
    overscroll-behavior: contain;
  }
  textarea:focus {
    outline: none;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .sends {
    margin-block: 5px;
    margin-inline-end: 6px;
  }
  .sends .icon-button {
    inline-size: var(--target-primary);
    block-size: var(--target-primary);
    background: var(--accent);
    color: var(--on-accent);
  }
  .sends .icon-button:hover {
    background: var(--accent-strong);
    color: var(--on-accent);
  }
  .open textarea {
    grid-column: 1 / -1;
    padding: var(--space-1) var(--space-15) 0;
  }
  .open > person-avatar,
  .open > .sends,
  .tools,
  .audience {
    display: none;
  }
  .open > .tools {
    display: grid;
    grid-template: 'marks state finish' / auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--space-1);
    padding: var(--space-05) 6px 6px;
  }
  [role='toolbar'] {
    grid-area: marks;
    display: flex;
    gap: 2px;
  }
  .finish {
    grid-area: finish;
    display: flex;
    align-items: center;
  }
  .state {
    grid-area: state;
    padding-inline: var(--space-05);
    text-align: end;
    font: var(--type-note);
    color: var(--muted);
  }
  .note {
    display: flex;
    align-items: center;
    gap: 0 var(--space-1);
    padding: var(--space-05) var(--space-15);
    border-block-end: 1px solid var(--line);
    font: var(--type-small);
    color: var(--muted);
  }
  .note > span {
    flex: 1;
    min-inline-size: 0;
  }
  .note .icon {
    flex: none;
  }
  .note.failed {
    border-block-end-color: transparent;
    border-radius: calc(var(--radius-large) - 1px) calc(var(--radius-large) - 1px) 0 0;
    background: var(--danger-soft);
    color: var(--danger);
  }
  .note.failed .text-button {
    color: inherit;
    text-decoration: underline;
  }
  .open + .audience {
    display: flex;
    align-items: center;
    gap: var(--space-05);
    padding-block-start: var(--space-05);
    font: var(--type-note);
    color: var(--muted);
  }

  @container (max-width: 400px) {
    [role='toolbar'] {
      gap: 0;
    }
    [role='toolbar'] .icon-button {
      inline-size: 36px;
    }
    .open > .tools {
      grid-template:
        'marks finish' auto
        'state state' auto / minmax(0, 1fr) auto;
    }
    .cancellable > .tools {
      grid-template:
        'marks marks' auto
        'state finish' auto / minmax(0, 1fr) auto;
    }
  }

  #mentions {
    min-inline-size: min(15rem, calc(100vw - 16px));
  }
  [role='option'] {
    display: flex;
    align-items: center;
    gap: var(--space-1);
    min-block-size: 40px;
    padding: 5px var(--space-1);
    border-radius: var(--radius-small);
    font: var(--type-small);
    cursor: pointer;
  }
  [role='option'] person-avatar {
    margin: 0;
  }
  [role='option'] .role {
    display: block;
    font: var(--type-note);
    color: var(--muted);
  }
  [role='option']:is(:hover, [aria-selected='true']) {
    background: var(--accent-soft);
  }
  [role='option'][aria-selected='true'] {
    box-shadow: inset 3px 0 0 var(--accent);
  }
  [role='option'][aria-selected='true']:dir(rtl) {
    box-shadow: inset -3px 0 0 var(--accent);
  }
  @media (forced-colors: active) {
    [role='option'][aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`
