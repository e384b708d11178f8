import { css, html, LitElement, unsafeCSS, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { ground } from '../../styles/shared.ts'
import { faceOf, initialsOf } from './names.ts'
import type { PersonCard } from '../types.ts'

const faces = unsafeCSS(
  Array.from(
    { length: 10 },
    (_, n) => `.face-${n} { background: var(--face-${n}); color: var(--face-ink-${n}); }`,
  ).join('\n'),
)

/** Somebody without a name, or not known yet. */
const nobody = html`<svg viewBox="0 0 36 36" aria-hidden="true">
  <circle cx="18" cy="14" r="6.5" />
  <path d="M5 36c0-8 5.5-12.5 13-12.5S31 28 31 36z" />
</svg>`

/**
 * A face: the person's picture, or initials on a colour that stays theirs. Only a person is round. Silent, because the
 * name always stands beside it.
 */
@customElement('person-avatar')
export class PersonAvatar extends LitElement {
  static override styles = [
    ground,
    css`
      :host {
        --size: 36px;
        position: relative;
        display: inline-block;
        flex: none;
        inline-size: var(--size);
        block-size: var(--size);
        vertical-align: middle;
      }
      :host([size='20']) {
        --size: 20px;
      }
      :host([size='28']) {
        --size: 28px;
      }
      :host([size='48']) {
        --size: 48px;
      }
      :host([size='64']) {
        --size: 64px;
      }
      .face {
        display: grid;
        place-items: center;
        inline-size: 100%;
        block-size: 100%;
        border-radius: var(--radius-face);
        overflow: hidden;
        font: var(--type-note);
        font-weight: var(--strong);
        font-size: calc(var(--size) * 0.36);
        line-height: 1;
        user-select: none;
      }
      svg {
        inline-size: 100%;
        block-size: 100%;
        fill: currentColor;
        opacity: 0.6;
      }
      img {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
      :host([here])::after {
        content: '';
        position: absolute;
        inset-block-end: -1px;
        inset-inline-end: -1px;
        inline-size: calc(var(--size) * 0.2 + 3px);
        block-size: calc(var(--size) * 0.2 + 3px);
        border: 2px solid var(--around, var(--surface));
        border-radius: var(--radius-face);
        background: var(--positive);
      }
      ${faces}
      @media (forced-colors: active) {
        .face {
          border: 1px solid CanvasText;
        }
        :host([here])::after {
          background: CanvasText;
          forced-color-adjust: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) person: PersonCard | undefined
  @property({ type: Number, reflect: true }) size: 20 | 28 | 36 | 48 | 64 = 36
  /** Draws the dot of somebody who is here now; say so in words nearby. */
  @property({ type: Boolean, reflect: true }) here = false
  @state() private broken = false

  override connectedCallback() {
    super.connectedCallback()
    this.setAttribute('aria-hidden', 'true')
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('person') && changed.get('person')?.picture !== this.person?.picture) this.broken = false
  }

  override render() {
    return html`<span class="face face-${faceOf(this.person?.id ?? '')}">${this.renderInside()}</span>`
  }

  private renderInside() {
    const picture = this.person?.picture
    if (!picture || this.broken) return initialsOf(this.person?.name ?? '') || nobody
    return html`<img
      src=${picture}
      alt=""
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      @error=${this.forget}
    />`
  }

  /** A picture that does not load is as good as none. */
  private forget() {
    this.broken = true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-avatar': PersonAvatar
  }
}
