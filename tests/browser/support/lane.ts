import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** The way between browsers and the tool: a test can close it, or let answers get lost on it. */
export interface Lane {
  readonly port: number
  /** Breaks every connection and takes no other until `mend`. */
  cut(): void
  /** Requests arrive; what the tool answers does not come back, and the connection breaks. */
  loseAnswers(): void
  mend(): void
  close(): Promise<void>
}

/** Opens a lane to a port on loopback; which one is asked for at each journey, since the lane is there first. */
export async function openLane(to: () => number): Promise<Lane> {
  const travellers = new Set<Socket>()
  let state: 'open' | 'cut' | 'losing' = 'open'
  const server = createServer((browser) => {
    if (state === 'cut') {
      browser.destroy()
      return
    }
    const tool = connect(to(), '127.0.0.1')
    for (const socket of [browser, tool]) follow(socket)
    browser.pipe(tool)
    tool.on('data', (part) => (state === 'losing' ? browser.destroy() : browser.write(part)))
    tool.on('end', () => browser.end())
    tool.on('close', () => browser.destroy())
    browser.on('close', () => tool.destroy())
  })

  function follow(socket: Socket): void {
    travellers.add(socket)
    socket.on('close', () => travellers.delete(socket))
    // Connections break here on purpose.
    socket.on('error', () => socket.destroy())
  }

  function cut(): void {
    state = 'cut'
    for (const socket of travellers) socket.destroy()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    loseAnswers: () => void (state = 'losing'),
    mend: () => void (state = 'open'),
    close() {
      cut()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
