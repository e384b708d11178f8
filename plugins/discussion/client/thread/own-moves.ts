import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit'
import {
  icon,
  openPath,
  sayFailure,
  showToast,
  type ActionItem,
  type ActivityClient,
  type Watched,
} from '../../../api/client.ts'
import type { Message } from '../../../api/conversations.ts'
import type { contract, Move, ThreadId } from '../../contract.ts'
import { states } from '../../state.ts'
import { pathOf } from '../addresses.ts'
import { text } from '../texts.ts'

/** For as long the server takes a move back, in ms. */
const minute = 60_000

export const moveBackKey = 'move-back'

interface Host extends LitElement {
  readonly client: ActivityClient<typeof contract>
  readonly thread: ThreadId
}

/** What the reader moved a moment ago, on whatever device, and the way back: where it stood, and where it stands now. */
export class OwnMoves implements ReactiveController {
  private watched: Watched<Move[]> | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly host: Host) {
    host.addController(this)
  }

  hostConnected() {
    const { client } = this.host
    if (!client.can('facilitate')) return
    const options = { reducers: states.listMoves, changed: () => this.note() }
    this.watched = client.watch('listMoves', {}, options)
  }

  hostDisconnected() {
    this.watched?.stop()
    clearTimeout(this.timer)
  }

  /** The way back in the menu of what moved, or in the place that it left. */
  listActions({ id, moved }: Message): ActionItem[] {
    const goal = moved?.message ?? id
    return this.moves.some(({ message }) => message === goal)
      ? [{ key: moveBackKey, label: text('move.undo'), icon: 'undo' }]
      : []
  }

  render(): TemplateResult | typeof nothing {
    const { thread } = this.host
    const [move] = this.moves.filter(({ from, to }) => from === thread || to === thread).toReversed()
    if (!move) return nothing
    return html`<p slot="head" class="lately">
      ${icon('forward', 'small')}<span>${text(move.to === thread ? 'move.lately.here' : 'move.lately.away')}</span>
      <button class="text-button" type="button" @click=${() => void this.takeBack(move.message)}>
        ${text('move.undo')}
      </button>
    </p>`
  }

  /** A thread that was made by the move is no more: the reader goes where everything stands again. */
  async takeBack(message: Move['message']): Promise<void> {
    const { host } = this
    try {
      const { thread } = await host.client.command('moveBack', { message })
      if (thread.id !== host.thread) openPath(host, pathOf(thread.id))
      showToast(host, text('move.back'))
    } catch (error) {
      showToast(
        host,
        sayFailure(error, (reason) => text('thread.notDone', { reason })),
      )
    }
  }

  private get moves(): Move[] {
    return this.watched?.state?.filter(({ movedAt }) => Date.now() - movedAt < minute) ?? []
  }

  /** Drawn anew when the first of them is over. */
  private note() {
    clearTimeout(this.timer)
    this.host.requestUpdate()
    const [first] = this.moves
    if (first) this.timer = setTimeout(() => this.note(), first.movedAt + minute - Date.now())
  }
}
