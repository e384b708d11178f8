import { css } from 'lit'

/** The words themselves: what the server makes of Markdown. */
export const saidStyles = css`
  .said {
    max-inline-size: var(--measure);
    overflow-wrap: anywhere;
  }
  .said > * + * {
    margin-block-start: var(--space-1);
  }
  .said :is(h1, h2, h3, h4, h5, h6) {
    font: var(--type-body);
    font-weight: var(--strong);
  }
  .said ul {
    padding-inline-start: 1.25em;
    list-style: disc;
  }
  .said ol {
    padding-inline-start: 1.5em;
    list-style: decimal;
  }
  .said :is(blockquote, pre) {
    margin-inline: 0;
    margin-block-end: 0;
  }
  .said > :is(blockquote, pre):first-child {
    margin-block-start: 0;
  }
  .said blockquote {
    padding-inline-start: var(--space-15);
    border-inline-start: 2px solid var(--line-strong);
    color: var(--muted);
  }
  .said blockquote > * + * {
    margin-block-start: var(--space-1);
  }
  .said hr {
    border: 0;
    border-block-start: 1px solid var(--line);
  }
  .said img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--radius);
  }
  .said code {
    padding: 1px 4px;
    border-radius: 3px;
    background: var(--sunken);
    font: 0.875em/1 var(--font-code);
  }
  .said pre {
    padding: var(--space-1) var(--space-15);
    border-radius: var(--radius);
    background: var(--sunken);
    /* Broken rather than scrolled: nothing of ours ever scrolls sideways. */
    white-space: pre-wrap;
  }
  .said pre code {
    padding: 0;
    background: none;
    font: 0.8125rem/1.25rem var(--font-code);
  }
  .said table {
    border-collapse: collapse;
    font: var(--type-small);
  }
  .said :is(th, td) {
    padding: var(--space-05) var(--space-1);
    border: 1px solid var(--line);
    text-align: start;
  }
  .said .mention {
    padding-inline: 2px;
    border-radius: 3px;
    background: var(--accent-soft);
    color: var(--accent-strong);
    font-weight: var(--strong);
  }
`
