/** What both sides send in a round: bursts of messages, each burst in one turn of the event loop. */
export interface Load {
  readonly bursts: number
  readonly perBurst: number
}

/** What both servers answer. */
export type DeliveryServer = {
  /** Answers the address of the socket. */
  listen(): Promise<string>
  /** Does beforehand what is not measured. */
  prepare(load: Load): Promise<void>
  send(load: Load): Promise<void>
  cpu(): number
}

export const receiverCount = 1000

/** As long as a message of three lines with its sender, as a conversation publishes it. */
export const data = {
  message: {
    id: '1j9c2k7v0abcdefghjkmn',
    conversation: '1j9c2k7v0pqrstvwxyz01',
    author: '1j9c2k7v0zyxwvtsrqpn2',
    html: `<p>${'We tried it on the second line this morning, and it held. '.repeat(4)}</p>`,
    sentAt: 1_763_700_000_000,
  },
}

/** Sends bursts one after the other, and lets the sockets breathe between them. */
export async function sendBursts({ bursts }: Load, sendBurst: (burst: number) => void): Promise<void> {
  for (let burst = 0; burst < bursts; burst += 1) {
    sendBurst(burst)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
