import { html, type Html } from '../html.ts'
import type { Parts } from '../parts.ts'
import type { Person } from '../people.ts'
import { writeFace } from './face.ts'

/** What a page is made of, beside what all pages have. */
export interface PageContent {
  title: string
  body: Html
  /** Who looks; without one the bar shows no face. */
  person?: Person | undefined
  /** Extra elements of the head. */
  head?: Html | undefined
  /** Files in browser/, run before the body is read. */
  early?: string[]
  /** Files in browser/, run as modules when the page is there. */
  scripts?: string[]
  /** No bar and no margins: for what lives in a frame. */
  bare?: boolean
  /** The page fills the window and a frame takes what is left. */
  fills?: boolean
}

const writeStyles = () =>
  ['style', 'contents', 'frames'].map((name) => html`<link rel="stylesheet" href="/browser/${name}.css" />`)

const writeBar = ({ site, mood }: Parts, person: Person | undefined) => html`
  <header class="bar">
    <a class="brand" href="/courses"><span class="mark" aria-hidden="true"></span>${site.name}</a>
    <span class="mood">practice, as ${mood.title}</span>
    ${
      person &&
      html`<nav class="you" aria-label="You">
        ${person.part === 'administrator' && html`<a href="/administration">Administration</a>`}
        <a class="who" href="/" title="Be somebody else"
          >${writeFace(person)}<span>${person.name}<small>Be somebody else</small></span></a
        >
      </nav>`
    }
  </header>
`

/** The frame of every page. */
export const writePage = (parts: Parts, content: PageContent): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${content.title} · ${parts.site.name}</title>
        <link rel="icon" href="/browser/mark.svg" type="image/svg+xml" />
        ${writeStyles()} ${content.head}
        ${(content.early ?? []).map((name) => html`<script src="/browser/${name}"></script>`)}
        ${(content.scripts ?? []).map((name) => html`<script type="module" src="/browser/${name}"></script>`)}
      </head>
      <body class="${content.bare ? 'bare' : content.fills ? 'fills' : 'page'}">
        ${content.bare ? undefined : writeBar(parts, content.person)}
        <main>${content.body}</main>
      </body>
    </html>`

/** A page that says one thing, without anything around it. */
export const writeMessagePage = (title: string, text: string): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/browser/style.css" />
      </head>
      <body class="bare">
        <main class="message">
          <h1>${title}</h1>
          <p>${text}</p>
        </main>
      </body>
    </html>`
