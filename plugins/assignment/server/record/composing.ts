import { hashOf, toCanonical, type Plain } from '../../../api/canonical.ts'
import type { PersonId } from '../../../api/contract.ts'
import type { RecordChain, RecordContent, RecordPart, Records } from '../../../api/server.ts'
import type { contract, Mark, Rung, WorkId } from '../../contract.ts'
import { fillWords } from '../../ladder-words.ts'
import { ladder as ladderEn } from '../../texts/ladder-en.ts'
import { ladder as ladderEs } from '../../texts/ladder-es.ts'
import { record as en } from '../../texts/record-en.ts'
import { record as es } from '../../texts/record-es.ts'
import { presentIn } from '../evidence/pieces.ts'
import { findBroken } from '../signing/signed.ts'
import { listSignatures, readWitness } from '../signing/signatures.ts'
import type { AssignmentTables, Reading, SignatureRow } from '../tables.ts'
import { readClimber } from '../works/reading.ts'
import { readSituation, type Situation } from '../works/situations.ts'
import { listWorksOf } from '../works/works.ts'

/** The record of practice: every step that stands signed, by whom, as what and when; of the evidence, nothing but how much. */
export const records: Records<typeof contract, AssignmentTables> = { compose, check }

async function compose(context: Reading, person: PersonId): Promise<RecordContent> {
  const { db, activity, actor } = context
  const { name } = person === actor.id ? actor : await readClimber(context, person)
  const say = wordsFor(actor.locale)
  const chain = await listSignatures(db, activity.id)
  const signed = await listSigned(context, person, chain)
  const own = new Set(signed.map(({ row }) => row.seq))
  const broken = signed.length > 0 ? (await findBroken(context)).filter((seq) => own.has(seq)) : []
  return {
    title: say('title', { activity: activity.title }),
    person: name,
    parts: [...describePractice(activity.settings.practice, say), ...signed.map((each) => describe(each, say))],
    chain: cut(chain, own),
    faults: [
      ...broken.map((seq) => say('signature', { seq })),
      ...(await listGone(context, chain, person)).map(() => say('lost')),
    ],
  }
}

async function check(context: Reading) {
  const broken = await findBroken(context)
  const chain = await listSignatures(context.db, context.activity.id)
  const say = wordsFor('en')
  const gone = await listGone(context, chain)
  return {
    count: chain.length,
    faults: [...broken.map((seq) => say('signature', { seq })), ...gone.map(() => say('lost'))],
  }
}

/** Works that stand signed by nobody: who cuts off the end of a chain leaves these behind. */
async function listGone(
  { db, activity }: Reading,
  chain: readonly SignatureRow[],
  person?: PersonId,
): Promise<{ id: WorkId }[]> {
  const newest = new Map(chain.map(({ work_id, kind }) => [work_id, kind]))
  let query = db.selectFrom('assignment_works').select('id').where('activity_id', '=', activity.id)
  if (person !== undefined) query = query.where('person_id', '=', person)
  const works = await query.where('status', '=', 'signed').execute()
  return works.filter(({ id }) => newest.get(id) !== 'signed')
}

interface Signed {
  readonly row: SignatureRow
  readonly situation: Situation
}

/** What stands signed, in the order it was signed. */
async function listSigned(context: Reading, person: PersonId, chain: readonly SignatureRow[]): Promise<Signed[]> {
  const works = await listWorksOf(context.db, context.activity.id, person)
  const found: Signed[] = []
  for (const work of works.filter(({ status }) => status === 'signed')) {
    const row = chain.findLast(({ work_id }) => work_id === work.id)
    if (row) found.push({ row, situation: await readSituation(context, work) })
  }
  return found.toSorted((one, other) => one.row.seq - other.row.seq)
}

type Say = (key: keyof typeof en, values?: Readonly<Record<string, string | number>>) => string

const isSpanish = (locale: string): boolean => locale.startsWith('es')

function wordsFor(locale: string): Say & { readonly locale?: string } {
  const words: Readonly<Record<keyof typeof en, string>> = isSpanish(locale) ? es : en
  const say: Say = (key, values = {}) =>
    words[key].replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces))
  return Object.assign(say, { locale })
}

const describePractice = (practice: string, say: Say): RecordPart[] =>
  practice.trim() === ''
    ? []
    : [{ name: say('about'), facts: [{ label: say('practice'), value: practice.trim() }], data: null }]

function describe({ row, situation }: Signed, say: Say & { readonly locale?: string }): RecordPart {
  const { rung, row: work } = situation
  const filled = fillWords(rung, isSpanish(say.locale ?? '') ? ladderEs : ladderEn)
  const criteria = hashOf(toCanonical(JSON.parse(JSON.stringify(rung)) as Plain))
  const signedAt = new Date(row.at).toISOString()
  const pieces = presentIn(situation.pieces).length
  return {
    name: filled.title,
    facts: [
      { label: say('signer'), value: sayWho(row, say) },
      { label: say('signedAt'), value: sayMoment(row.at, say.locale) },
      ...(work.already === 1 ? [{ label: say('already'), value: say('alreadyYes') }] : []),
      ...(rung.criteria.length > 0 ? [{ label: say('criteria'), value: sayCriteria(filled, marksOf(row), say) }] : []),
      { label: say('criteriaVersion'), value: criteria },
      { label: say('evidence'), value: String(pieces) },
      { label: say('fingerprint'), value: row.hash },
    ],
    data: { rung: rung.id, step: rung.step, criteria, signedAt, hash: row.hash, already: work.already === 1 },
    seq: row.seq,
  }
}

/** The same wherever it is read: a record is not for one place. */
const sayMoment = (at: number, locale = 'en'): string =>
  new Intl.DateTimeFormat(isSpanish(locale) ? 'es' : 'en', {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(at)

function sayWho(row: SignatureRow, say: Say): string {
  const witness = readWitness(row)
  if (witness) return say('witness', { ...witness })
  return row.by_name === null ? say('gone') : `${row.by_name}, ${row.by_role ?? ''}`
}

/** Written by appendSignature; whether it still is what was written, the chain says. */
const marksOf = ({ document }: SignatureRow): Mark[] =>
  document === null ? [] : (JSON.parse(document) as { marks: Mark[] }).marks

function sayCriteria({ criteria }: Rung, marks: readonly Mark[], say: Say): string {
  const lines = criteria.map(({ id, text, levels }) => {
    const level = marks.find(({ criterion }) => criterion === id)?.level ?? 0
    const reached = levels.length > 0 ? (levels[level] ?? '') : say(level > 0 ? 'ticked' : 'unticked')
    return `${text}: ${reached}`
  })
  return lines.join('\n')
}

/** From the first signature of the record to the last: of those in between, of other people, a hash says nothing. */
function cut(chain: readonly SignatureRow[], own: ReadonlySet<number>): RecordChain | null {
  const first = chain.findIndex(({ seq }) => own.has(seq))
  const last = chain.findLastIndex(({ seq }) => own.has(seq))
  const begin = chain[first]
  const end = chain[last]
  if (!begin || !end) return null
  return {
    first: begin.seq,
    before: chain[first - 1]?.link ?? '',
    hashes: chain.slice(first, last + 1).map(({ hash }) => hash),
    link: end.link,
  }
}
