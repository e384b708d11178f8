import { openCrowds, type CrowdSide } from '../chat/sides.ts'
import type { Figure } from '../figure.ts'

const people = 5000

export const figure: Figure = {
  name: 'idle-connection',
  unit: 'KiB',
  aim: 1.5,
  better: 'less',
  about:
    'Resident memory per connection of 5,000 people who have the chat open and say nothing (aim: 14 KiB); bare is ws.',
  open() {
    const before = new Map<CrowdSide, number>()
    return openCrowds(people, async (side) => {
      const { server, crowd, pages } = side
      // Once: a process that had them before has room for them.
      if (!before.has(side)) {
        before.set(side, await server.call('memory'))
        await pages.call('come', crowd)
      }
      // Presence is told to everybody meanwhile; what that took is given back.
      await new Promise((resolve) => setTimeout(resolve, 2000))
      return ((await server.call('memory')) - (before.get(side) ?? 0)) / people / 1024
    })
  },
}
