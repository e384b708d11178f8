/**
 * What carries texts between the nodes of an installation. It is a hint, and may lose any of them: whatever has to arrive is
 * in the database, and is looked for there.
 */
export interface Bus {
  /** Whether others can be heard, as far as is known. */
  readonly isUp: boolean
  /** Lost while the bus is away. */
  say(text: string): void
  close(): Promise<void>
}

/** What somebody at the bus wants to hear. */
export interface BusListener {
  readonly hear: (text: string) => void
  /** The bus is there, for the first time or again. */
  readonly onUp: () => void
}

/** Joins the bus; what it carries comes to the listener from then on. */
export type JoinBus = (listener: BusListener) => Bus
