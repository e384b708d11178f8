/** What both sides of the chat figures answer. */
export type ChatServer = {
  /** Where the chat is, and who may write there. */
  listen(ground: ChatGround): Promise<ChatAddress>
  cpu(): number
  /** Bytes of memory that the process holds, after whatever could be given back was. */
  memory(): Promise<number>
}

/** What ours answers, too. */
export type OurServer = ChatServer & {
  /** The wait, in ms, that 99 of 100 turns of its event loop stayed below since this was last asked. */
  stall(): number
}

export interface ChatGround {
  readonly people: number
  /** A talk that was prepared, at another node or before; without it one is made. */
  readonly joins?: Pick<ChatAddress, 'activity' | 'conversation' | 'tokens'>
  /** PostgreSQL and Redis, or the file of the talk; else a new file and nothing. */
  readonly database?: string
  readonly redis?: string
  /** A thread of its own waits for the disk. */
  readonly writerThread?: boolean
}

export interface ChatAddress {
  /** The address of the socket. */
  readonly address: string
  readonly origin: string
  readonly activity: string
  readonly conversation: string
  readonly tokens: readonly string[]
}

/** As people write in a chat: a line or two, with a word that weighs. */
export const markdown = 'We tried it on the **second line** this morning, and it held. Who has seen the same?'

export const secret = 'the secret that the nodes of a measurement share'

/** What a page says first; every browser can inflate. */
export const helloOf = ({ activity }: Pick<ChatAddress, 'activity'>, token: string): string =>
  JSON.stringify({ hello: { token, activity, since: {}, inflates: true } })
