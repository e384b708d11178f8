import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** The way between browsers and the tool: a test can close it, or let answers get lost on it. */
export interface Lane {
  readonly port: number
  /** Breaks every connection and takes no other until `mend`. */
  cut(): void
  /** Requests arrive; what the tool answers does not come back, and the connection breaks. */
  loseAnswers(): void
  /** As in a hotel: what was connected is cut, and everything that is asked gets the same friendly page. */
  askToSignIn(): void
  /** As in a lift: nothing is refused and nothing comes, in either direction. */
  swallow(): void
  mend(): void
  close(): Promise<void>
}

const portal = '<!doctype html><title>Hotel Areta</title><h1>Welcome! Please accept our terms.</h1>'
const welcome = [
  'HTTP/1.1 200 OK',
  'Content-Type: text/html',
  `Content-Length: ${portal.length}`,
  'Connection: close',
  '',
  portal,
].join('\r\n')

/** Opens a lane to a port on loopback; which one is asked for at each journey, since the lane is there first. */
export async function openLane(to: () => number): Promise<Lane> {
  const travellers = new Set<Socket>()
  let state: 'open' | 'cut' | 'losing' | 'portal' | 'swallowing' = 'open'
  const server = createServer((browser) => {
    if (state === 'cut') {
      browser.destroy()
      return
    }
    if (state === 'portal') {
      follow(browser)
      browser.once('data', () => browser.end(welcome))
      return
    }
    const tool = connect(to(), '127.0.0.1')
    for (const socket of [browser, tool]) follow(socket)
    browser.on('data', (part) => {
      if (state !== 'swallowing') tool.write(part)
    })
    tool.on('data', (part) => {
      if (state === 'losing') browser.destroy()
      else if (state !== 'swallowing') browser.write(part)
    })
    browser.on('end', () => tool.end())
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

  function become(next: typeof state): void {
    state = next
    for (const socket of travellers) socket.destroy()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => become('cut'),
    loseAnswers: () => void (state = 'losing'),
    askToSignIn: () => become('portal'),
    swallow: () => void (state = 'swallowing'),
    mend: () => void (state = 'open'),
    close() {
      become('cut')
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
