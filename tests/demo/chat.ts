import type { ConversationId } from '../../plugins/api/contract.ts'
import type { MomentWithPeople, RoomWithPeople } from '../../plugins/chat/contract.ts'
import { momentOf, type HistoryClock } from './clock.ts'
import { readAttendant, type Cohort } from './cohort.ts'
import type { When } from './talk/thread.ts'

interface Line {
  readonly by: string
  readonly at: When
  readonly words: string
}

const before: readonly Line[] = [
  {
    by: 'kwame',
    at: '4d 8:55',
    words: 'On the road to three cafés today. If a boiler is slow to heat, where do you look first?',
  },
  {
    by: 'ines',
    at: '4d 8:58',
    words: 'Scale on the element, nine times of ten. Ask when they descaled, then halve the number.',
  },
  { by: 'yusuf', at: '4d 9:02', words: 'Stealing that sentence.' },
]

/** An hour with a mentor, three days ago: what was said while it was on. */
const during: readonly Line[] = [
  { by: 'nadia', at: '3d 16:06', words: 'My grinder sticks on Mondays, and on no other day.' },
  {
    by: 'tomas',
    at: '3d 16:09',
    words: 'What happens to it from Saturday to Monday? Who closes, and what do they leave in it?',
  },
  { by: 'nadia', at: '3d 16:12', words: 'Nobody empties the hopper on Saturday. The oil sets.' },
  { by: 'kwame', at: '3d 16:20', words: 'Same at Tostado. A note on the hopper was enough.' },
]

const after: readonly Line[] = [
  { by: 'priya', at: '1d 17:40', words: 'Anybody near Santos tomorrow? I have two gaskets too many.' },
  { by: 'kwame', at: '1d 17:44', words: 'I pass at nine. Coffee is on me.' },
]

interface Parts {
  readonly cohort: Cohort
  readonly clock: HistoryClock
  readonly now: number
}

const day = 24 * 60 * 60_000

/** What is said between visits, with one moment that was held and one that is to come. Everybody is invented. */
export async function tellChat({ cohort, clock, now }: Parts): Promise<void> {
  const as = (name: string) => readAttendant(cohort, name)
  const to = (at: When) => clock.moveTo(momentOf(at, now))
  to('4d 8:54')
  const { room } = await as('kwame').command<RoomWithPeople>('chat.openRoom', { key: 'all' })
  const conversation = room.talk?.id ?? ('' as ConversationId)
  const say = async ({ by, at, words }: Line) => {
    to(at)
    await as(by).command('conversations.send', { conversation, markdown: words })
  }
  const tomas = as('tomas')
  for (const line of before) await say(line)
  to('3d 16:00')
  const asked = { conversation, kind: 'hours', question: 'What hindered you this week?', lasts: 45 }
  const { moment } = await tomas.command<MomentWithPeople>('chat.openMoment', asked)
  for (const [name, at] of [
    ['nadia', '3d 16:02'],
    ['kwame', '3d 16:03'],
  ] as const) {
    to(at)
    await as(name).command('chat.raiseHand', { moment: moment.id, up: true })
  }
  for (const [index, line] of during.entries()) {
    if (index === 0 || index === 3) await tomas.command('chat.giveTurn', { moment: moment.id })
    await say(line)
  }
  to('3d 16:40')
  const notes =
    'Machines rest at weekends, and oil does not. Empty the hopper on Saturday; leave a note where hands go.'
  await tomas.command('chat.writeNotes', { moment: moment.id, notes })
  await tomas.command('chat.endMoment', { moment: moment.id })
  for (const line of after) await say(line)
  const startsAt = momentOf('0d 16:00', now) + day
  const next = { conversation, kind: 'seat', question: 'Yusuf brings his first report', startsAt, lasts: 45 }
  await tomas.command('chat.openMoment', next)
  clock.release()
}
