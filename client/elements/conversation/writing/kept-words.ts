import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { showToast } from '../../../shell-events.ts'
import { buttons, ground } from '../../../styles/shared.ts'
import { tendingText } from '../../../texts/tending-later.ts'
import { copy } from '../../clipboard.ts'
import { MentionMarkdown } from '../../composer/mention-markdown.ts'

/** Where one cannot write any more: what one was writing, or had sent when it was too late. It is not lost, and can be taken along. */
@customElement('kept-words')
export class KeptWords extends LitElement {
  static override styles = [
    ground,
    buttons,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 var(--space-1);
        flex: 1;
        min-inline-size: 0;
        padding-block-end: var(--space-1);
      }
      blockquote {
        grid-column: 1 / -1;
        max-block-size: 8rem;
        overflow: auto;
        margin: 0;
        padding-inline-start: var(--space-15);
        border-inline-start: 2px solid var(--line-strong);
        color: var(--text);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ]

  /** Markdown as it stands in a draft. */
  @property() words = ''

  override render() {
    return html`<section>
      <p role="status">${tendingText('kept.words')}</p>
      <button class="text-button" type="button" @click=${() => this.copy()}>${tendingText('kept.copy')}</button>
      <blockquote dir="auto" tabindex="0" aria-label=${tendingText('kept.own')} .textContent=${this.plain}></blockquote>
    </section>`
  }

  private get plain(): string {
    return new MentionMarkdown().show(this.words)
  }

  private async copy() {
    if (await copy(this.plain)) showToast(this, tendingText('kept.copied'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kept-words': KeptWords
  }
}
