/** What both sides of the chat figures answer. */
export type ChatServer = {
  /** Where the chat is, and who may write there. */
  listen(people: number): Promise<ChatAddress>
  cpu(): number
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
