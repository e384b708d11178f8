import { openCrowds } from '../chat/sides.ts'
import type { Figure } from '../figure.ts'

const people = 5000

export const figure: Figure = {
  name: 'reconnect',
  unit: 'connections per CPU-second',
  aim: 0.3,
  better: 'more',
  about:
    '5,000 people come back at once, 500 at the door at a time: the session, the membership, the rooms, what was missed, the welcome. Bare is ws, which welcomes everybody with one sentence.',
  open: () =>
    openCrowds(people, async ({ server, crowd, pages }) => {
      await pages.call('leave')
      const before = await server.call('cpu')
      await pages.call('come', crowd)
      return people / ((await server.call('cpu')) - before)
    }),
}
