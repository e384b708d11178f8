import { createClient } from '@redis/client'

/** In ms. */
const longest = 5000

/** Asks a Redis, or Valkey, whether it is there and lets us in. Throws what it said, or why nothing came. */
export async function reachRedis(url: string): Promise<void> {
  const client = createClient({
    url,
    socket: { connectTimeout: longest, socketTimeout: longest, reconnectStrategy: false },
  })
  // What went wrong is told by what is awaited.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.ping()
  } finally {
    client.destroy()
  }
}
