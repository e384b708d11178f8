import type { GroupId } from '../../plugins/api/contract.ts'
import type { ThreadWithPeople } from '../../plugins/discussion/contract.ts'
import { momentOf, type HistoryClock } from './clock.ts'
import { readAttendant, type Cohort } from './cohort.ts'
import type { When } from './talk/thread.ts'

interface Telling {
  readonly cohort: Cohort
  readonly clock: HistoryClock
  readonly now: number
}

const circles = [
  { name: 'The northern run', people: ['nadia', 'ines', 'kwame', 'tomas'] },
  { name: 'Machines with two boilers', people: ['priya', 'milo', 'jonas', 'hana'] },
] as const

type Circle = (typeof circles)[number]['name']

interface Seed {
  /** Left out where it is for everybody. */
  readonly circle?: Circle
  readonly title: string
  readonly kind: 'talk' | 'question'
  readonly said: readonly { by: string; at: When; words: string; nameless?: true }[]
}

const threads: readonly Seed[] = [
  {
    title: 'What this place is for',
    kind: 'talk',
    said: [
      {
        by: 'agnieszka',
        at: '9d 9:10',
        words:
          'What you say here stays in your circle. I can read along and seldom do. If something is hard to say by name, say it without: I would only learn who it was to keep somebody safe, and you would be told.',
      },
    ],
  },
  {
    circle: 'The northern run',
    title: 'Signed for a test that I had not made',
    kind: 'question',
    said: [
      {
        by: 'kwame',
        at: '6d 18:20',
        nameless: true,
        words:
          'The owner wanted to close, the sheet wanted a pressure test, and I wrote a number that I was sure of. Nothing leaked. How do I go back and say so?',
      },
      {
        by: 'tomas',
        at: '6d 19:05',
        words:
          'You go back, you make the test, and you write today’s date under it. I did that once, at a hotel. They thanked me, and I have not guessed a number since.',
      },
      { by: 'nadia', at: '6d 20:40', words: 'I have been close to it. Thank you for asking.' },
    ],
  },
  {
    circle: 'Machines with two boilers',
    title: 'Which boiler do you open first?',
    kind: 'question',
    said: [
      {
        by: 'milo',
        at: '3d 17:45',
        words: 'Steam is weak, coffee is fine. Do you trust the coffee side and leave it shut?',
      },
      {
        by: 'priya',
        at: '3d 18:30',
        words: 'I read both gauges cold first. Twice the weak one was only the louder one.',
      },
    ],
  },
]

/** Two circles of the course, and what they say among themselves; one of them without a name. */
export async function tellCircles(telling: Telling): Promise<void> {
  const formed = await form(telling)
  for (const seed of threads) await tell(telling, seed, seed.circle && formed.get(seed.circle))
  telling.clock.release()
}

async function form({ cohort }: Telling): Promise<ReadonlyMap<string, GroupId>> {
  const facilitator = readAttendant(cohort, 'agnieszka')
  const formed = new Map<string, GroupId>()
  for (const { name, people } of circles) {
    const group = await facilitator.command<GroupId>('groups.make', { kind: 'circle', name })
    await facilitator.command('groups.add', { group, people: people.map((each) => readAttendant(cohort, each).id) })
    formed.set(name, group)
  }
  return formed
}

async function tell({ cohort, clock, now }: Telling, seed: Seed, group: GroupId | undefined): Promise<void> {
  const { title, kind, said } = seed
  let conversation: string | undefined
  for (const { by, at, words: markdown, nameless } of said) {
    clock.moveTo(momentOf(at, now))
    const who = readAttendant(cohort, by)
    const more = { markdown, ...(nameless ? { anonymous: true } : {}) }
    if (conversation === undefined) {
      const input = { title, kind, ...more, ...(group === undefined ? {} : { group }) }
      conversation = (await who.command<ThreadWithPeople>('discussion.startThread', input)).thread.talk.id
    } else await who.command('conversations.send', { conversation, ...more })
  }
}
