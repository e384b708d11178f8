/** One request a tool made, and what became of it. */
export interface ReceivedRequest {
  at: Date
  method: string
  url: string
  headers: Record<string, string | string[] | undefined>
  body: Record<string, unknown> | undefined
  /** The status it was answered with. */
  status: number
}

/** Everything tools have sent, in order, for tests to look at. */
export interface Received {
  scores: ReceivedRequest[]
  lineItems: ReceivedRequest[]
  registrations: ReceivedRequest[]
  /** Content items of each Deep Linking answer, as accepted. */
  deepLinks: Record<string, unknown>[][]
}

/** An empty record. */
export const makeReceived = (): Received => ({ scores: [], lineItems: [], registrations: [], deepLinks: [] })
