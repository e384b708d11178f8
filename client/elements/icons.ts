import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit'

/** Our own drawings: a 20px grid, a 1.5px stroke, round ends, never filled. */
const drawings = {
  'arrow-down': svg`<path d="M10 4v12M5 11l5 5 5-5"/>`,
  'arrow-up': svg`<path d="M10 16V4M5 9l5-5 5 5"/>`,
  attach: svg`<path d="m15.5 9.5-5.7 5.7a3.3 3.3 0 0 1-4.7-4.7l6-6a2.2 2.2 0 0 1 3.1 3.1l-5.9 5.9a1.1 1.1 0 0 1-1.55-1.55L11.75 7"/>`,
  back: svg`<path d="M12 4.5 6.5 10l5.5 5.5"/>`,
  bell: svg`<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.25 1.5H3.75zM8.5 17.25h3"/>`,
  'bell-off': svg`<path d="M7 4.9A5 5 0 0 1 15 9v3.5M15.25 15H3.75L5 13.5V8.5M8.5 17.25h3M3.5 3l13 13.5"/>`,
  'bell-ringing': svg`<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.25 1.5H3.75zM8.5 17.25h3M2 7.5C2.2 5.7 3 4.2 4.25 3M18 7.5c-.2-1.8-1-3.3-2.25-4.5"/>`,
  block: svg`<path d="M3.5 4.5h13v11h-13zM8 8l-2 2 2 2M12 8l2 2-2 2"/>`,
  bold: svg`<path d="M6 4h4.75a3 3 0 0 1 0 6H6zM6 10h5.5a3 3 0 0 1 0 6H6z"/>`,
  calendar: svg`<path d="M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5"/>`,
  chat: svg`<path d="M3.5 4.5h13v9.5H10L6.5 17v-3h-3zM7 9.25h.01M10 9.25h.01M13 9.25h.01"/>`,
  check: svg`<path d="m4 10.5 4 4 8-9"/>`,
  clock: svg`<circle cx="10" cy="10" r="6.75"/><path d="M10 6v4l2.5 2"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  code: svg`<path d="M7 5.5 2.5 10 7 14.5M13 5.5l4.5 4.5-4.5 4.5"/>`,
  discussion: svg`<path d="M3.5 4h9.5v7H8l-2.5 2.25V11h-2zM15 8h1.5v6.5h-2V16.5L12 14.5H9.5"/>`,
  down: svg`<path d="M4.5 8 10 13.5 15.5 8"/>`,
  download: svg`<path d="M10 3.5v9M6 9l4 4 4-4M4 16.5h12"/>`,
  edit: svg`<path d="m4 16 .75-3.25 8.5-8.5 2.5 2.5-8.5 8.5zM11.5 6 14 8.5"/>`,
  emoji: svg`<circle cx="10" cy="10" r="6.5"/><path d="M7.5 12a3.2 3.2 0 0 0 5 0M8 8.25h.01M12 8.25h.01"/>`,
  enter: svg`<path d="M16 4.5v5a2 2 0 0 1-2 2H4.5M8 8l-3.5 3.5L8 15"/>`,
  eye: svg`<path d="M2.5 10c2-3.5 4.5-5 7.5-5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5z"/><circle cx="10" cy="10" r="2.25"/>`,
  file: svg`<path d="M5 2.75h6.5L15 6.25v11H5zM11.5 2.75v3.5H15M7.5 10h5M7.5 13.25h5"/>`,
  flag: svg`<path d="M5 17V3.5h9.5L12.5 7l2 3.5H5"/>`,
  forward: svg`<path d="M8 4.5 13.5 10 8 15.5"/>`,
  hand: svg`<path d="M6.5 11.5V5.25a1.1 1.1 0 0 1 2.2 0v4M8.7 9V3.9a1.1 1.1 0 0 1 2.2 0V9M10.9 9.25V5a1.1 1.1 0 0 1 2.2 0v5M13.1 10V7.2a1.1 1.1 0 0 1 2.2 0v5.3a5 5 0 0 1-5 5H9.8a5 5 0 0 1-4.2-2.3l-2.4-3.7a1.15 1.15 0 0 1 1.8-1.4l1.5 1.9"/>`,
  helped: svg`<path d="M3.5 11.5 6 10l3 2h2.5a1.25 1.25 0 0 1 0 2.5H8.5M11.8 12.5l3.4-1.9a1.2 1.2 0 0 1 1.3 2L11 16.5H6l-2.5-1M10 8V3M7.5 5.5h5"/>`,
  hide: svg`<path d="M3 3l14 14M5 6.7C4 7.6 3.2 8.7 2.5 10c2 3.5 4.5 5 7.5 5 1 0 2-.2 2.9-.5M8.5 5.15C9 5.05 9.5 5 10 5c3 0 5.5 1.5 7.5 5-.5.9-1 1.6-1.6 2.3"/>`,
  info: svg`<circle cx="10" cy="10" r="6.75"/><path d="M10 9.25v4M10 6.75h.01"/>`,
  italic: svg`<path d="M8.5 4h5M6.5 16h5M11 4 9 16"/>`,
  ladder: svg`<path d="M6.5 2.75v14.5M13.5 2.75v14.5M6.5 6h7M6.5 10h7M6.5 14h7"/>`,
  link: svg`<path d="M8.5 11.5a3 3 0 0 0 4.25 0l2.75-2.75a3 3 0 0 0-4.25-4.25L10 5.75M11.5 8.5a3 3 0 0 0-4.25 0L4.5 11.25a3 3 0 0 0 4.25 4.25L10 14.25"/>`,
  list: svg`<path d="M8 5.5h8.5M8 10h8.5M8 14.5h8.5M4 5.5h.01M4 10h.01M4 14.5h.01"/>`,
  lock: svg`<path d="M4.5 9h11v7.5h-11zM7 9V6.5a3 3 0 0 1 6 0V9"/>`,
  mention: svg`<circle cx="10" cy="10" r="3"/><path d="M13 7v4a2 2 0 0 0 3.5 1.2V10a6.5 6.5 0 1 0-2.8 5.35"/>`,
  more: svg`<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.25"/>`,
  numbers: svg`<path d="M8.5 5.5h8M8.5 10h8M8.5 14.5h8M3.25 4.5l1.25-.75v3.5M3.25 12.9c.9-.9 2.25-.3 1.9.6-.2.5-1 1-1.9 1.9h2.1"/>`,
  offline: svg`<path d="M3.5 8.5a9.2 9.2 0 0 1 13 0M6.5 11.75a5 5 0 0 1 7 0M10 15h.01M4 16.5l12-13"/>`,
  pass: svg`<path d="M3.5 6.5h11M11.5 3.5l3 3-3 3M16.5 13.5h-11M8.5 10.5l-3 3 3 3"/>`,
  pen: svg`<path d="M3.5 16.5h13M5 13l.75-2.75 6.5-6.5 2 2-6.5 6.5z"/>`,
  people: svg`<circle cx="7.5" cy="7" r="2.75"/><path d="M2.5 16c.3-3 2.2-4.75 5-4.75s4.7 1.75 5 4.75M12.5 4.6a2.75 2.75 0 0 1 0 4.8M14.5 11.75c1.8.6 2.8 2.1 3 4.25"/>`,
  picture: svg`<path d="M3.5 4.5h13v11h-13z"/><path d="m3.5 13 4-4 4 4 2-2 3 3"/><path d="M12.75 7.5h.01" stroke-width="2"/>`,
  pin: svg`<path d="M7 3.25h6M8 3.25v5L5.5 11.5h9L12 8.25v-5M10 11.5v5.25"/>`,
  play: svg`<path d="M6.5 4.25v11.5l9.5-5.75z"/>`,
  plus: svg`<path d="M10 4v12M4 10h12"/>`,
  proposal: svg`<path d="M10 2.75v14.5M10 4.5h4.5l2 2-2 2H10M10 9.5H5.5l-2 2 2 2H10"/>`,
  question: svg`<path d="M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z"/><path d="M8.25 7.6c.2-.9.9-1.35 1.75-1.35 1 0 1.75.6 1.75 1.45 0 1.2-1.75 1.3-1.75 2.3M10 11.75h.01"/>`,
  quote: svg`<path d="M4 5v10M8 6.5h8M8 10h8M8 13.5h5"/>`,
  reply: svg`<path d="M8 5 3.5 9.5 8 14M3.5 9.5H12a4.5 4.5 0 0 1 4.5 4.5v1.5"/>`,
  retry: svg`<path d="M15.75 8A6.25 6.25 0 1 0 16 11.5M16 4v4h-4"/>`,
  reuse: svg`<path d="M7.5 7.5h9v9h-9z"/><path d="M12.5 7.5v-4h-9v9h4"/>`,
  same: svg`<path d="M3.5 7.5h13M3.5 12.5h13"/>`,
  search: svg`<circle cx="9" cy="9" r="5.25"/><path d="m13 13 3.5 3.5"/>`,
  send: svg`<path d="M3.5 10 16.5 4l-4 13-3-5.5zM9.5 11.5l7-7.5"/>`,
  settings: svg`<path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>`,
  speech: svg`<path d="M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z"/>`,
  story: svg`<path d="M10 5.5C8.5 4.3 6.5 4 3.5 4v11c3 0 5 .3 6.5 1.5 1.5-1.2 3.5-1.5 6.5-1.5V4c-3 0-5 .3-6.5 1.5zM10 5.5v11"/>`,
  table: svg`<path d="M3.5 4.5h13v11h-13zM3.5 8.25h13M3.5 12h13M8.5 4.5v11"/>`,
  thanks: svg`<path d="M10 16.25C5.5 12.9 3.5 10.5 3.5 7.9a3.4 3.4 0 0 1 6.5-1.4 3.4 3.4 0 0 1 6.5 1.4c0 2.6-2 5-6.5 8.35z"/>`,
  told: svg`<path d="M10 3.5l1.9 4 4.35.55-3.2 3 .85 4.3L10 13.2l-3.9 2.15.85-4.3-3.2-3 4.35-.55z"/>`,
  trash: svg`<path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5 6.25 16.5h7.5l.75-11M8.5 8.5v5M11.5 8.5v5"/>`,
  tried: svg`<path d="m12.2 7.8 4-4a3.7 3.7 0 0 1-4.9 4.9l-5.6 5.6a1.7 1.7 0 0 1-2.4-2.4l5.6-5.6a3.7 3.7 0 0 1 4.9-4.9l-2.6 2.6z" transform="translate(0.5 1.5)"/>`,
  undo: svg`<path d="M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.25 4.25 0 0 1 0 8.5H7"/>`,
  visit: svg`<path d="M10 17.25c3.5-3.7 5.25-6.5 5.25-8.75a5.25 5.25 0 0 0-10.5 0c0 2.25 1.75 5.05 5.25 8.75z"/><circle cx="10" cy="8.5" r="1.75"/>`,
  warning: svg`<path d="M10 3.5 17.25 16H2.75zM10 8.25v3.5M10 13.75h.01"/>`,
  window: svg`<path d="M11.5 3.5h5v5M16.5 3.5 9.5 10.5M14 11.5v5H3.5V6h5"/>`,
} as const satisfies Record<string, SVGTemplateResult>

/** Which drawings there are. */
export type IconName = keyof typeof drawings

export const isIcon = (name: string): name is IconName => Object.hasOwn(drawings, name)

// Arrows that point along the line turn round where lines run from right to left.
const turning: ReadonlySet<IconName> = new Set(['back', 'forward', 'reply', 'send', 'undo', 'list', 'quote'])

/**
 * A drawing for the inside of an element. It is silent: the words beside it, or the name of its button, say what it means.
 * @param size small is 16px, for lines of 13px; otherwise 20px
 */
export function icon(name: IconName, size: 'small' | 'normal' = 'normal'): TemplateResult {
  const classes = `icon${size === 'small' ? ' small' : ''}${turning.has(name) ? ' turns' : ''}`
  return html`<svg class=${classes} viewBox="0 0 20 20" aria-hidden="true">${drawings[name]}</svg>`
}
