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

/**
 * Opens a gate before `address`, such as `redis://host:port`.
 *
 * @param patience it cuts whoever says nothing and hears nothing for so long, in ms, as proxies do; by default nobody
 */
export async function openGate(address: string, patience = 0): Promise<Gate> {
  const { hostname: host, port } = new URL(address)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect({ host, port: Number(port) })
    near.setTimeout(patience, () => near.destroy())
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
