import { performance } from 'node:perf_hooks'
import type { PersonCard, PersonId } from '../../../plugins/api/contract.ts'
import type { Actor } from '../../../plugins/api/server.ts'
import type { Visit } from '../../operations/visit.ts'
import type { Here, HereChange } from '../contract.ts'
import type { Moved } from '../nodes/node-news.ts'
import { roomsOf, type Room } from '../rooms.ts'

export interface PlaceParts {
  readonly whisper: (rooms: readonly Room[], event: string, data: HereChange) => void
  /** Told of whoever comes to this node, changes, or leaves it. */
  readonly moved: (came: readonly PersonCard[], left: readonly PersonId[]) => void
  /** How long somebody without a connection is still here, in ms: reloading a page is no leaving. */
  readonly grace: number
  /** The least time between two changes that are told of one activity, in ms. */
  readonly pause: number
}

/** More faces than a page can show; beyond them only the count is told, or a big course would drown in cards. */
const mostTold = 100

/** Who has one activity open. */
export class Place {
  private rooms: readonly Room[] = []
  private readonly present = new Map<PersonId, Actor>()
  /** How many tabs somebody has beside the first: most have none, and are not in here. */
  private readonly moreTabs = new Map<PersonId, number>()
  /** Who has it open at other nodes. */
  private readonly elsewhere = new Map<string, Map<PersonId, PersonCard>>()
  private told = new Map<PersonId, PersonCard>()
  private toldCount = 0
  private toldAt = -Infinity
  private telling: NodeJS.Timeout | undefined
  private readonly leaving = new Map<PersonId, NodeJS.Timeout>()

  constructor(private readonly parts: PlaceParts & { readonly onEmpty: () => void }) {}

  get here(): Here {
    return { people: [...this.told.values()], count: this.toldCount }
  }

  enter(visit: Visit): void {
    const { actor } = visit.reader
    const leaving = this.leaving.get(actor.id)
    clearTimeout(leaving)
    this.leaving.delete(actor.id)
    if (!this.present.has(actor.id)) this.add(actor)
    else if (!leaving) this.countMoreTabs(actor.id, 1)
    this.update(visit)
  }

  leave(id: PersonId): void {
    if (!this.present.has(id)) return
    if (this.moreTabs.has(id)) return this.countMoreTabs(id, -1)
    this.leaving.set(
      id,
      setTimeout(() => this.remove(id), this.parts.grace),
    )
  }

  update(visit: Visit): void {
    this.rooms = roomsOf(visit.activity.id, visit.activity.audience)
    const { actor } = visit.reader
    const present = this.present.get(actor.id)
    if (present && !isSame(actor, present)) this.parts.moved([cardOf(actor)], [])
    if (present) this.present.set(actor.id, actor)
    this.tellSoon()
  }

  listHere(): PersonCard[] {
    return [...this.present.values()].map(cardOf)
  }

  hear(node: string, { came, left }: Pick<Moved, 'came' | 'left'>): void {
    const there = this.elsewhere.get(node) ?? new Map<PersonId, PersonCard>()
    for (const card of came) there.set(card.id, card)
    for (const id of left) there.delete(id)
    if (there.size > 0) this.elsewhere.set(node, there)
    else this.elsewhere.delete(node)
    this.tellOrEnd()
  }

  forget(node: string): void {
    if (this.elsewhere.delete(node)) this.tellOrEnd()
  }

  close(): void {
    clearTimeout(this.telling)
    for (const timer of this.leaving.values()) clearTimeout(timer)
  }

  private add(actor: Actor): void {
    this.present.set(actor.id, actor)
    this.parts.moved([cardOf(actor)], [])
  }

  private countMoreTabs(id: PersonId, change: 1 | -1): void {
    const count = (this.moreTabs.get(id) ?? 0) + change
    if (count > 0) this.moreTabs.set(id, count)
    else this.moreTabs.delete(id)
  }

  private remove(id: PersonId): void {
    this.leaving.delete(id)
    this.present.delete(id)
    this.parts.moved([], [id])
    this.tellOrEnd()
  }

  private tellOrEnd(): void {
    if (this.present.size + this.elsewhere.size > 0) return this.tellSoon()
    this.close()
    this.parts.onEmpty()
  }

  private tellSoon(): void {
    if (this.telling) return
    const wait = Math.max(0, this.toldAt + this.parts.pause - performance.now())
    this.telling = setTimeout(() => this.tell(), wait)
  }

  private tell(): void {
    this.telling = undefined
    const next = this.listFirst()
    const came = [...next.values()].filter((card) => !isSame(card, this.told.get(card.id)))
    const left = [...this.told.keys()].filter((id) => !next.has(id))
    const count = this.countEverybody()
    if (came.length + left.length === 0 && count === this.toldCount) return
    this.told = next
    this.toldCount = count
    this.toldAt = performance.now()
    this.parts.whisper(this.rooms, 'live.here', { came, left, count })
  }

  /** As many as are told, each once, at however many nodes they are; as they are known here, if they are here. */
  private listFirst(): Map<PersonId, PersonCard> {
    const first = new Map<PersonId, PersonCard>()
    for (const [id, actor] of this.present) {
      if (first.size === mostTold) return first
      first.set(id, cardOf(actor))
    }
    for (const there of this.elsewhere.values())
      for (const [id, card] of there) if (first.size < mostTold && !first.has(id)) first.set(id, card)
    return first
  }

  private countEverybody(): number {
    const others = [...this.elsewhere.values()].flatMap((there) => [...there.keys()])
    return this.present.size + new Set(others.filter((id) => !this.present.has(id))).size
  }
}

/** What everybody may know of somebody. */
export const cardOf = ({ id, name, picture, role }: Actor): PersonCard => ({ id, name, picture, role })

const isSame = (one: PersonCard, other: PersonCard | undefined): boolean =>
  one.name === other?.name && one.picture === other.picture && one.role === other.role
