import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { cpuSeconds, serve } from '../child.ts'
import { heldMemory } from '../memory.ts'

/** What the bare side answers. */
export type BareServer = { listen(): Promise<string>; cpu(): number; memory(): Promise<number> }

/** The bare thing: a hello is welcomed by its sender alone, everything else is sent to everybody with `ws.send`. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, backlog: 4096 })
server.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    if (data.includes('"hello"')) return socket.send('{"welcome":{}}')
    for (const client of server.clients) client.send(data, { binary: false })
  })
})

serve<BareServer>({
  async listen() {
    if (!server.address()) await once(server, 'listening')
    return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  },
  cpu: cpuSeconds,
  memory: heldMemory,
})
