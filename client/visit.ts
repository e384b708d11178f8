import { openSession, takeCode, forgetSession, type Session } from './connection/session.ts'
import { inTab } from './connection/storage.ts'

/** How the visit began: with a session, without one, or with a reason why not. */
export type Entrance = { readonly session: Session | undefined } | { readonly refused: Error }

/** One visit of this page, from the way in to its end. */
export interface Visit {
  readonly entrance: Promise<Entrance>
  /** To be called when the server says that the session is over. */
  end(session: Session): void
}

/** Comes in by the code in the address, or goes on where this tab was. */
export function openVisit(): Visit {
  const entrance = openSession(takeCode(), inTab).then(
    (session): Entrance => ({ session }),
    (error: unknown): Entrance => ({ refused: error instanceof Error ? error : new Error(String(error)) }),
  )
  return { entrance, end: (session) => forgetSession(session, inTab) }
}
