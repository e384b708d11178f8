import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** Stands before a server: while it is shut, the server is not there. */
export interface Gate {
  /** The address of the server through the gate. */
  readonly address: string
  /** Cuts everybody off, and lets nobody in. */
  shut(): Promise<void>
  open(): Promise<void>
}

/** Opens a gate before `address`, such as `redis://host:port`. */
export async function openGate(address: string): Promise<Gate> {
  const { hostname: host, port } = new URL(address)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect({ host, port: Number(port) })
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => undefined)
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: ours } = server.address() as AddressInfo
  const through = new URL(address)
  through.host = `127.0.0.1:${ours}`
  return {
    address: through.href,
    async shut() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    async open() {
      server.listen(ours, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}
