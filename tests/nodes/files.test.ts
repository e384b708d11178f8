import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Said } from '../../plugins/api/conversations.ts'
import { makeFolder } from '../support/folders.ts'
import { startS3, type S3StandIn } from '../support/s3-stand-in.ts'
import { openFiles, takePhotograph, upload } from '../support/uploads.ts'
import { openNodes, type Node, type Nodes } from './nodes.ts'

/** Two machines, as docs/scaling.md has them: each with a data folder of its own, and one bucket. */
let nodes: Nodes
let s3: S3StandIn
let here: Node
let there: Node
const folders: Awaited<ReturnType<typeof makeFolder>>[] = []

beforeEach(async () => {
  s3 = await startS3()
  for (const [name, value] of Object.entries(s3.credentials)) vi.stubEnv(name, value)
  nodes = await openNodes(2)
  here = await startMachine()
  there = await startMachine()
})
afterEach(async () => {
  await nodes.close()
  await s3.close()
  vi.unstubAllEnvs()
  for (const folder of folders.splice(0)) await folder.remove()
})

async function startMachine(): Promise<Node> {
  const folder = await makeFolder()
  folders.push(folder)
  const bucket = `s3://tertulia/files?region=any&path-style=true&endpoint=${encodeURIComponent(s3.url)}`
  return nodes.start({ environment: { TERTULIA_DATA: folder.path, TERTULIA_FILES: bucket } })
}

test('A picture that is brought to one node is seen at the other, by the address that either gives', async () => {
  const { activity, conversation } = nodes
  const [author, reader] = [nodes.person(0, here), nodes.person(1, there)]
  const photograph = { name: 'hopper.jpg', content: await takePhotograph() }
  const { answer: file } = await upload(here.url, { person: author, activity }, photograph)
  const elsewhere = nodes.person(0, there)
  const input = { conversation, markdown: 'The hopper.', files: [file.id] }
  expect((await elsewhere.command<Said>(activity, 'conversations.send', input)).status).toBe(200)
  const addresses = [
    ...(await openFiles(reader, activity, [file.id])),
    ...(await openFiles(nodes.person(1, here), activity, [file.id])),
  ]
  expect(addresses).toHaveLength(2)
  const seen = await Promise.all(
    [here, there].flatMap(({ url }) =>
      addresses.flatMap(({ address, thumbnail }) =>
        [address, thumbnail].map(async (path) => {
          const response = await fetch(`${url}${path}`)
          return [response.status, response.headers.get('content-type'), (await response.arrayBuffer()).byteLength > 0]
        }),
      ),
    ),
  )
  expect(seen).toHaveLength(8)
  for (const [status, type, isThere] of seen)
    expect([status, isThere, String(type).startsWith('image/')]).toEqual([200, true, true])
})
