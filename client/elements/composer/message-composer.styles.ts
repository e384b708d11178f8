import { css } from 'lit'

export const composerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    /* Above a phone's keyboard there is to be room for the head, for what one presses, and for what was said last. */
    --highest: max(4.5rem, min(45dvh, 100dvh - var(--keyboard, 0px) - 18rem));
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
  .field {
    grid-column: 2;
    min-inline-size: 0;
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    max-block-size: var(--highest);
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
  .ProseMirror {
    max-inline-size: none;
    max-block-size: var(--highest);
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 9px var(--space-1) 9px var(--space-15);
    font: var(--type-field);
    white-space: break-spaces;
    font-variant-ligatures: none;
  }
  .ProseMirror:focus {
    outline: none;
  }
  .ProseMirror a {
    color: var(--accent-strong);
  }
  .ProseMirror .as-written {
    border-inline-start: 2px solid var(--line-strong);
  }
  .ProseMirror > p.is-empty:only-child::before {
    content: attr(data-placeholder);
    float: inline-start;
    block-size: 0;
    color: var(--muted);
    pointer-events: none;
  }
  .box:not(.open) .ProseMirror {
    max-block-size: 2.5rem;
    overflow: hidden;
  }
  .open .field {
    grid-column: 1 / -1;
  }
  .open :is(textarea, .ProseMirror) {
    padding: var(--space-1) var(--space-15) var(--space-05);
  }
  .files {
    padding: var(--space-05) var(--space-15);
  }
  .files .refused {
    font: var(--type-small);
    color: var(--danger);
  }
  [role='toolbar'] [aria-pressed='true'],
  .enter[aria-pressed='true'] {
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .link[popover] form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    padding: var(--space-05);
  }
  .link .input {
    inline-size: 16rem;
    max-inline-size: calc(100vw - 40px);
  }
  .emoji-panel[popover] {
    inline-size: min(20rem, calc(100vw - 16px));
  }
  .emoji-panel:popover-open {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(36px, 1fr));
  }
  .emoji-panel button {
    min-block-size: 36px;
    border: 0;
    border-radius: var(--radius-small);
    background: none;
    font-size: 1.25rem;
  }
  .emoji-panel button:hover {
    background: var(--accent-soft);
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

  /* The marks take a line of their own, and another where it has to be. */
  @container (max-width: 640px) {
    .open > .tools {
      grid-template:
        'marks marks' auto
        'state finish' auto / minmax(0, 1fr) auto;
    }
    [role='toolbar'] {
      flex-wrap: wrap;
      gap: 0;
    }
  }
  @container (max-width: 400px) {
    [role='toolbar'] .icon-button {
      inline-size: 32px;
    }
  }
  /* Above a phone's keyboard all that one presses is one line, in which the marks are pushed along. */
  @container page (max-height: 26rem) {
    .open > .tools {
      grid-template: 'marks state finish' auto / minmax(0, 1fr) auto auto;
      gap: 0 var(--space-05);
      padding-block: 0 var(--space-05);
    }
    [role='toolbar'] {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
    }
    [role='toolbar'] .icon-button {
      flex: none;
    }
    /* Faces and files are what one sends from a phone. */
    [role='toolbar'] [aria-haspopup] {
      order: -1;
    }
    .state {
      display: none;
    }
    .open + .audience {
      padding-block-start: 0;
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
