import type { PersonId } from '../../plugins/api/contract.ts'
import type { DeliveryParts } from './delivery.ts'
import {
  claimDue,
  lease,
  listDueTenants,
  prepareAll,
  release,
  settle,
  unprepare,
  type Claimed,
  type Departure,
  type Why,
} from './claiming.ts'
import { listColumns, type ColumnOfGrades } from './columns.ts'
import type { Held } from './deciding.ts'
import type { Column, Gradebook, Later, OpenColumn, Opening, Results, Sent } from './gradebook.ts'
import { Pauses } from './pauses.ts'
import { publishChanged } from './recomputing.ts'
import { Settling } from './settling.ts'
import type { GradeRow } from './tables.ts'
import { maySendUnseen } from './unseen.ts'

/** How many scores are under way to one LMS at a time, and how many LMSs are served at a time. */
const lanes = 8
const tenantsAtOnce = 8

/** What is claimed in one go. */
const mostAtOnce = 200

/** A score is begun only while its claim is good for longer than two calls and two tokens may take. */
const longestSending = 60_000

/** More people than this are looked up in one list of the column. */
const mostSingleLooks = 3

/** Sends what is due. A grade is on one row, claimed by one server at a time; what was not settled is claimed again. */
export class Outbox {
  private readonly pauses: Pauses
  private closed = false

  constructor(
    private readonly parts: DeliveryParts,
    private readonly gradebooks: readonly Gradebook[],
  ) {
    this.pauses = new Pauses(parts.now)
  }

  close(): void {
    this.closed = true
  }

  /** Sends everything that is due now, but for LMSs that have asked for a pause. */
  async deliver(): Promise<void> {
    const { database, now } = this.parts
    const due = await database.read((db) => listDueTenants(db, now()))
    const waiting = due.filter((tenant) => !this.pauses.lasts(tenant))
    await inLanes(waiting, tenantsAtOnce, (tenant) => this.deliverTo(tenant))
  }

  private async deliverTo(tenant: string): Promise<void> {
    const { database, now } = this.parts
    while (!this.closed && !this.pauses.lasts(tenant)) {
      const claimed = await database.write((db) => claimDue(db, { tenant, most: mostAtOnce }, now()))
      if (claimed.rows.length === 0) return
      const columns = await database.read((db) => listColumns(db, this.parts.plugins, claimed.rows))
      await inLanes(columns, lanes, (column) => this.deliverColumn(claimed, column))
      await this.tell(columns)
    }
  }

  /** Rows that nothing came of keep their claim until it ends, and are then found again. */
  private async deliverColumn(claimed: Claimed, group: ColumnOfGrades): Promise<void> {
    const { claim } = claimed
    const { column } = group
    if (!column) return this.release(claim, group.rows, { nowhere: 'not_graded' })
    const opening = await this.open(column)
    if (opening.kind === 'none') return this.release(claim, group.rows, { nowhere: opening.reason })
    if (opening.kind === 'later') return this.postpone(claim, group.rows, opening)
    const results = await this.look(opening.column, group)
    if (results.kind === 'later') return this.postpone(claim, group.rows, results)
    if (results.kind === 'gone') return this.release(claim, group.rows, { nowhere: '404' })
    const departures = await this.prepareAll(claim, opening.column, group, results)
    await this.sendAll(claimed, opening.column, group, departures)
  }

  private async open(column: Column): Promise<Opening> {
    let opening: Opening = { kind: 'none', reason: 'not_graded' }
    for (const gradebook of this.gradebooks) {
      opening = await gradebook.open(column)
      if (opening.kind !== 'none') break
    }
    return opening
  }

  private look(column: OpenColumn, { rows, subjects }: ColumnOfGrades): Promise<Results> {
    if (rows.length > mostSingleLooks) return column.listResults()
    return column.listResults([...new Set(rows.map(({ person_id }) => subjects.get(person_id) ?? ''))])
  }

  private prepareAll(
    claim: string,
    column: OpenColumn,
    { rows, subjects }: ColumnOfGrades,
    results: Extract<Results, { kind: 'read' | 'hidden' }>,
  ): Promise<Departure[]> {
    const { database, now } = this.parts
    return database.write(async (db) => {
      const [activity] = rows.map(({ activity_id }) => activity_id)
      const hidden = activity && (await maySendUnseen(db, activity)) ? 'sendUnseen' : 'hidden'
      const heldFor = (person: PersonId): Held =>
        results.kind === 'hidden' ? hidden : results.results.get(subjects.get(person) ?? '')
      return prepareAll(db, { claim, rows, column, heldFor }, now())
    })
  }

  private async sendAll(
    { claim, until }: Claimed,
    column: OpenColumn,
    { rows, subjects }: ColumnOfGrades,
    departures: readonly Departure[],
  ): Promise<void> {
    const { database, now } = this.parts
    const tenant = rows[0]?.tenant ?? ''
    const settling = new Settling(database)
    await inLanes(departures, lanes, async (departure) => {
      if (this.closed || this.pauses.lasts(tenant) || now() > until - lease + longestSending) {
        return settling.add((db) => unprepare(db, { claim, row: departure.row }, now()))
      }
      const subject = subjects.get(departure.row.person_id) ?? ''
      const sent = await column.send({ ...departure.score, subject })
      const due = this.note(tenant, sent)
      const at = now()
      settling.add((db) => settle(db, { claim, departure, sent, due }, at))
    })
    await settling.end()
  }

  /** What an answer says of the LMS as a whole; answers when a score that did not arrive is due again. */
  private note(tenant: string, sent: Sent): number {
    if (sent.kind === 'later') return this.pauses.begin(tenant, sent.notBefore)
    this.pauses.end(tenant)
    return 0
  }

  private postpone(claim: string, rows: readonly GradeRow[], { reason, notBefore }: Later): Promise<void> {
    const due = this.pauses.begin(rows[0]?.tenant ?? '', notBefore)
    return this.release(claim, rows, { due, reason })
  }

  private release(claim: string, rows: readonly GradeRow[], why: Why): Promise<void> {
    return this.parts.database.write((db) => release(db, { claim, rows, why }, this.parts.now()))
  }

  private async tell(columns: readonly ColumnOfGrades[]): Promise<void> {
    const { database, live, now } = this.parts
    const frames = await database.write(async (db) => {
      const told = []
      for (const { course, rows } of columns) {
        const people = [...new Set(rows.map(({ person_id }) => person_id))]
        const [activity] = rows.map(({ activity_id }) => activity_id)
        if (activity) told.push(...(await publishChanged(db, { activity, course, people }, now())))
      }
      return told
    })
    live.deliver(frames)
  }
}

/** Does some work for each, so many at a time. */
async function inLanes<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values()
  const lane = async () => {
    for (const item of rest) await work(item)
  }
  // What goes wrong with one keeps none of the others from being done.
  const ends = await Promise.allSettled(Array.from({ length: width }, lane))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
