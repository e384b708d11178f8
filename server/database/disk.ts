/** What waits for the disk in place of a connection, whose commits then reach only the system's memory by themselves. */
export interface Disk {
  /**
   * Resolves when everything that was committed until now is on the disk. Once it has rejected, nothing that was written since
   * can be trusted, and it rejects ever after: whoever starts again reads what the disk really has.
   */
  sync(): Promise<void>
  /** Resolves when no sync is under way; rejects once one has failed. */
  settled(): Promise<void>
  /** Throws once a sync has failed. */
  check(): void
  close(): Promise<void>
}

/** In SQLite's own words, so that it is told to people as any other failure of the disk is. */
export const diskFailure = (reason: string): Error =>
  Object.assign(new Error(`The disk did not keep what was written: ${reason}`), { code: 'SQLITE_IOERR_FSYNC' })
