import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { cpuSeconds, serve } from '../child.ts'
import { data, sendBursts, type DeliveryServer } from './load.ts'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
let seq = 0

/** The bare thing: each message encoded once, and sent to each client with `ws.send`. */
function broadcast(): void {
  const message = Buffer.from(JSON.stringify({ room: 'room', seq: (seq += 1), event: 'conversations.sent', data }))
  for (const client of server.clients) client.send(message, { binary: false })
}

serve<DeliveryServer>({
  async listen() {
    if (!server.address()) await once(server, 'listening')
    return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  },
  async prepare() {},
  send: (load) =>
    sendBursts(load, () => {
      for (let count = 0; count < load.perBurst; count += 1) broadcast()
    }),
  cpu: cpuSeconds,
})
