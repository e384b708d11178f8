import type { PersonCard } from '../../../plugins/api/contract.ts'
import type { Here, HereChange } from '../../../server/live/contract.ts'

/** Who has the activity open, kept true by changes. */
export class LivePresence {
  private readonly people = new Map<string, PersonCard>()
  private count = 0

  get here(): Here {
    return { people: [...this.people.values()], count: this.count }
  }

  begin({ people, count }: Here): void {
    this.people.clear()
    this.change({ came: people, left: [], count })
  }

  change({ came, left, count }: HereChange): void {
    for (const id of left) this.people.delete(id)
    for (const card of came) this.people.set(card.id, card)
    this.count = count
  }
}
