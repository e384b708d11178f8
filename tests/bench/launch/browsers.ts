import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Browsers that do nothing but post, so that the tool and not they decide how fast it goes. */
export interface Browsers {
  /** Sends the posts, each browser one after the other; anything but the way in ends the measurement. */
  send(posts: readonly Buffer[]): Promise<void>
  close(): void
}

export async function openBrowsers(tool: string, count: number): Promise<Browsers> {
  const { hostname, port } = new URL(tool)
  const sockets = await Promise.all(Array.from({ length: count }, () => openSocket(hostname, Number(port))))
  return {
    async send(posts) {
      const waiting = [...posts]
      await Promise.all(sockets.map((socket) => sendAll(socket, waiting)))
    },
    close: () => sockets.forEach((socket) => socket.destroy()),
  }
}

async function openSocket(host: string, port: number): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true })
  await once(socket, 'connect')
  return socket
}

async function sendAll(socket: Socket, waiting: Buffer[]): Promise<void> {
  for (let post = waiting.pop(); post; post = waiting.pop()) {
    socket.write(post)
    const answer = await readHead(socket)
    if (!/^HTTP\/1.1 303 .*\r\nlocation: [^\r]*#code=/is.test(answer)) throw new Error(`The launch answered ${answer}.`)
  }
}

/** The way in has no body: its answer ends with its head. */
function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let read = ''
    const listen = (part: Buffer) => {
      read += part.toString('latin1')
      if (!read.includes('\r\n\r\n')) return
      socket.off('data', listen).off('error', reject)
      resolve(read)
    }
    socket.on('data', listen).on('error', reject)
  })
}
