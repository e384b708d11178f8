import { html, nothing, type TemplateResult } from 'lit'
import type { ElementEvents } from '../events.ts'
import { renderFoot, type FootView } from './writing/foot.ts'
import { renderMessages, type ListView } from './lines/list.ts'
import { pickStretch } from './picking.ts'
import type { Scene } from './scene.ts'
import type { Surroundings } from './surroundings/surroundings.ts'

interface FrameView {
  readonly list: ListView
  readonly foot: FootView
  readonly surroundings: Surroundings | undefined
  readonly onAction: (event: CustomEvent<ElementEvents['message-action']>) => void
  readonly onJump: (seq: number | undefined) => void
  readonly onScroll: () => void
  readonly onScrollEnd: () => void
}

/** The messages, what stands around them, and the place to write; and what is done in any of these. */
export function renderFrame(scene: Scene, view: FrameView): TemplateResult {
  const { list, foot, surroundings } = view
  return html`<div
    class="all"
    @message-action=${view.onAction}
    @message-jump=${({ detail }: CustomEvent<ElementEvents['message-jump']>) =>
      view.onJump(detail.seq ?? scene.find(detail.id)?.seq)}
    @message-chosen=${({ detail }: CustomEvent<ElementEvents['message-chosen']>) =>
      list.extras?.choose?.(detail.key, detail.message)}
    @reaction-toggled=${({ detail }: CustomEvent<ElementEvents['reaction-toggled']>) =>
      scene.acting.react(detail.message, detail.reaction, detail.on)}
  >
    <div class="before">${surroundings?.renderBefore() ?? nothing}</div>
    <div
      class="scroll"
      @scroll=${view.onScroll}
      @scrollend=${view.onScrollEnd}
      @mousedown=${(event: MouseEvent) => pickStretch(scene, event)}
    >
      <div class="columns">
        <div class="reading"><slot name="head"></slot>${renderMessages(scene, list)}</div>
        <div class="margin"><slot name="margin"></slot></div>
      </div>
    </div>
    ${renderFoot(scene, foot)} ${surroundings?.renderBeside() ?? nothing}
  </div>`
}
