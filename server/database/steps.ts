import type BetterSqlite3 from 'better-sqlite3'

/** The steps of a transaction on one connection. */
export interface Steps {
  begin(): void
  commit(): void
  /** Does nothing when SQLite has rolled back by itself. */
  rollback(): void
  mark(): void
  keepSinceMark(): void
  undoSinceMark(): void
  /** How many rows this connection has changed so far. */
  countChanges(): number
}

/** Prepared once: through Kysely they would cost more than many a statement between them. */
export function prepareSteps(database: BetterSqlite3.Database): Steps {
  const prepared = (text: string) => {
    const statement = database.prepare(text)
    return () => void statement.run()
  }
  const rollback = prepared('rollback')
  const undo = prepared('rollback to work')
  const release = prepared('release work')
  const changes = database.prepare('select total_changes()').pluck()
  return {
    begin: prepared('begin'),
    commit: prepared('commit'),
    rollback: () => (database.inTransaction ? rollback() : undefined),
    mark: prepared('savepoint work'),
    keepSinceMark: release,
    undoSinceMark() {
      undo()
      release()
    },
    countChanges: () => changes.get() as number,
  }
}
