import sharp from 'sharp'
import type { PersonId } from '../../plugins/api/contract.ts'
import type { Work } from '../../plugins/assignment/contract.ts'
import { defaultLadder } from '../../plugins/assignment/default-ladder.ts'
import { makeLink, TestGuest } from '../support/guests.ts'
import { momentOf, type HistoryClock } from './clock.ts'
import { readAttendant, type Cohort } from './cohort.ts'
import type { When } from './talk/thread.ts'

/** One piece of work that somebody showed, and what came of it. */
interface WorkSeed {
  readonly by: string
  readonly at: When
  readonly rung: string
  readonly words: string
  /** In bar: a photograph of a gauge that shows it. */
  readonly gauge?: number
  readonly reflections?: readonly string[]
  readonly already?: true
  /** Its mentor put it on top of the gallery. */
  readonly featured?: true
  readonly signed?: { readonly at: When; readonly words: string }
  /** Somebody at the place of work, by a link. */
  readonly witness?: { readonly at: When; readonly name: string; readonly role: string; readonly words: string }
  readonly returned?: { readonly at: When; readonly words: string }
}

/** What the course learns by doing, after some weeks of it. Everybody is invented. */
const works: readonly WorkSeed[] = [
  {
    ...{ by: 'nadia', at: '19d 17:10', rung: 'watch' },
    words:
      'Two hours with Inés at Café Lumen. She measured before she touched anything, and she talked to the owner first.',
    signed: { at: '19d 17:12', words: '' },
  },
  {
    ...{ by: 'yusuf', at: '18d 18:30', rung: 'watch' },
    words: 'With Priya at the school canteen. I did not expect that half of it is writing things down.',
    signed: { at: '18d 18:31', words: '' },
  },
  {
    ...{ by: 'kwame', at: '15d 12:05', rung: 'alone', already: true },
    words:
      'I looked after the machines at Tostado for a year. The last service report, with the owner’s signature, is from February.',
    witness: {
      ...{ at: '14d 9:40', name: 'Marisol Aguirre', role: 'Owner of Tostado' },
      words: 'He did. I would take him back tomorrow.',
    },
  },
  {
    ...{ by: 'nadia', at: '11d 16:20', rung: 'assist', gauge: 8.6 },
    words: 'I held the gauge, wrote the numbers down and cleaned up. This is the one after the new gasket.',
    reflections: ['The tap is behind the fridge there. We moved the fridge first.'],
    signed: { at: '10d 8:15', words: 'One can read the time on the wall. That is how I want them all.' },
  },
  {
    ...{ by: 'yusuf', at: '7d 15:00', rung: 'assist', gauge: 6.2 },
    words: 'Bar Norte: I prepared the parts, Priya opened the machine.',
    featured: true,
    signed: { at: '6d 8:30', words: 'You had the right seal in your hand before she asked.' },
  },
  {
    ...{ by: 'yusuf', at: '1d 11:20', rung: 'support', gauge: 9 },
    words: 'Bar Norte again, this time it was mine. 9 bar at the end, and I told him what I would not repair.',
    reflections: [
      'He had changed the beans and thought that the machine was broken.',
      'Ask what changed before asking what is broken.',
    ],
  },
  {
    ...{ by: 'nadia', at: '1d 18:05', rung: 'support', gauge: 6 },
    words: 'Café Lumen: 6 bar at 6:52, before I did anything. The report is signed by the owner.',
    reflections: ['I measured at the machine first, out of habit, and lost half an hour.'],
    returned: {
      at: '200m',
      words:
        'The photo before is perfect, you can read the time on the wall. Did you take one after, at quarter past eight? With that I can sign.',
    },
  },
  {
    ...{ by: 'hana', at: '150m', rung: 'support', already: true },
    words: 'Two years at Kaffa. I can bring three of my own reports; this is what the last one says.',
  },
]

/** Shows the work and signs it, each by whoever did it; whoever was asked is who answers. */
export async function tellWork({ cohort, clock, now, url }: Telling): Promise<void> {
  clock.moveTo(momentOf('20d 9:00', now))
  await letWitnessesSign(readAttendant(cohort, 'paul'))
  await pairPeople(cohort)
  for (const seed of works) {
    clock.moveTo(momentOf(seed.at, now))
    const work = await show({ cohort, url }, seed)
    if (seed.witness) {
      clock.moveTo(momentOf(seed.witness.at, now))
      await confirm(url, { who: readAttendant(cohort, seed.by), work, witness: seed.witness })
    }
    const answer = seed.signed ?? seed.returned
    if (!answer) continue
    clock.moveTo(momentOf(answer.at, now))
    const signer = whoIs(cohort, work.card.signer)
    if (seed.returned) await signer.command('assignment.giveBack', { work: work.card.id, reason: seed.returned.words })
    else await signer.command('assignment.sign', { ...signatureOf(work), words: answer.words })
    if (seed.featured) await signer.command('assignment.feature', { work: work.card.id, on: true })
  }
  clock.release()
}

/** Left to the rule, somebody else would tell Nadia what is missing each time. */
async function pairPeople(cohort: Cohort): Promise<void> {
  const facilitator = readAttendant(cohort, 'agnieszka')
  const { id: mentor } = readAttendant(cohort, 'tomas')
  for (const learner of ['nadia', 'yusuf', 'hana'])
    await facilitator.command('mentoring.pair', { person: readAttendant(cohort, learner).id, mentor })
}

/** Whether somebody does it alone, those know best who were there. */
async function letWitnessesSign(designer: ReturnType<typeof readAttendant>): Promise<void> {
  const rungs = defaultLadder.map((rung) => (rung.id === 'alone' ? { ...rung, signer: 'witness' } : rung))
  await designer.command('assignment.saveLadder', { version: 0, rungs })
}

interface Confirming {
  readonly who: ReturnType<typeof readAttendant>
  readonly work: Work
  readonly witness: NonNullable<WorkSeed['witness']>
}

async function confirm(url: string, { who, work, witness: { name, role, words } }: Confirming): Promise<void> {
  const { secret, hash } = makeLink()
  const asked = { work: work.card.id, link: hash, address: 'hola@tostado.example', days: 7 }
  await who.command('assignment.inviteWitness', asked)
  const { version, marks } = signatureOf(work)
  const { error } = await new TestGuest(url, secret).command('confirm', { name, role, version, marks, words })
  if (error) throw new Error(`The witness was refused: ${error.message}`)
}

interface Telling {
  readonly cohort: Cohort
  readonly clock: HistoryClock
  readonly now: number
  /** Where the tool is reached. */
  readonly url: string
}

const signatureOf = ({ card, version, rung }: Work) => ({
  work: card.id,
  version,
  marks: rung.criteria.map(({ id }) => ({ criterion: id, level: 1 })),
})

async function show({ cohort, url }: Pick<Telling, 'cohort' | 'url'>, seed: WorkSeed): Promise<Work> {
  const who = readAttendant(cohort, seed.by)
  const file = seed.gauge === undefined ? null : await upload(url, who, await drawGauge(seed.gauge))
  const { rung, words, reflections = [], already = false } = seed
  const piece = { words, file, link: null, amount: null, unit: '', confidentiality: 'cohort' }
  const more = { reflections, reflectionsFor: 'cohort', already }
  return who.command<Work>('assignment.show', { rung, pieces: [piece], ...more })
}

function whoIs({ people }: Cohort, id: PersonId | null) {
  const found = [...people.values()].find((person) => person.id === id)
  if (!found) throw new Error('Nobody was asked to sign.')
  return found
}

type Uploader = ReturnType<typeof readAttendant>

async function upload(url: string, { token, activity }: Uploader, picture: Buffer): Promise<string> {
  const query = new URLSearchParams({ name: 'gauge.jpg', size: String(picture.length) })
  const response = await fetch(`${url}/api/activities/${activity}/files?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(picture),
  })
  if (!response.ok) throw new Error(`The picture was not taken: ${await response.text()}`)
  return ((await response.json()) as { answer: { id: string } }).answer.id
}

const [width, height, radius] = [960, 720, 230]
const centre = { x: 400, y: 350 }
type Colour = readonly [number, number, number]

/** A gauge on a machine, at a pressure in bar: point by point, since the house reads no drawings. */
function drawGauge(bar: number): Promise<Buffer> {
  const needle = angleOf(bar)
  const points = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) points.set(colourAt(x - centre.x, y - centre.y, needle), (y * width + x) * 3)
  return sharp(points, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
}

/** From seven o'clock at 0 bar to five o'clock at 16; in radians, 0 is up. */
const angleOf = (bar: number): number => ((bar / 16) * 270 - 135) * (Math.PI / 180)

function colourAt(x: number, y: number, needle: number): Colour {
  const distance = Math.hypot(x, y)
  if (distance > radius + 14) return y > 230 ? [139, 131, 116] : [233, 228, 218]
  if (distance > radius || distance < 20) return [85, 80, 74]
  const [across, along] = [x * Math.cos(needle) + y * Math.sin(needle), x * Math.sin(needle) - y * Math.cos(needle)]
  if (Math.abs(across) < 6 && along > 0 && along < 175) return [180, 55, 43]
  const [bar] = Array.from({ length: 17 }, (_, n) => n).filter((n) => isOnMark(x, y, n))
  return bar !== undefined && distance > radius - 34 ? [85, 80, 74] : [255, 255, 255]
}

const isOnMark = (x: number, y: number, bar: number): boolean => {
  const angle = angleOf(bar)
  return Math.abs(x * Math.cos(angle) + y * Math.sin(angle)) < 3 && x * Math.sin(angle) - y * Math.cos(angle) > 0
}
