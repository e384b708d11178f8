import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOutgoing, type Outgoing } from '../../lti/outgoing/outgoing.ts'

describe('a call out of the house', () => {
  let server: Server
  let address: string
  let reached: string[]
  let outgoing: Outgoing | undefined

  beforeEach(async () => {
    reached = []
    server = createServer((request, response) => {
      reached.push(`${request.method} ${request.url}`)
      if (request.url === '/elsewhere') return redirect(response)
      if (request.url === '/endless') return streamForEver(response)
      if (request.url === '/silent') return
      response.end(JSON.stringify(request.headers))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    outgoing?.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  const redirect = (response: ServerResponse): void => void response.writeHead(302, { location: '/target' }).end()

  function streamForEver(response: ServerResponse) {
    const chunk = Buffer.alloc(256 * 1024)
    const write = (): void => {
      if (!response.destroyed && response.write(chunk)) setImmediate(write)
      else response.once('drain', write)
    }
    write()
  }

  const open = (...trustedHosts: string[]) => {
    outgoing = openOutgoing({ trustedHosts, url: 'https://tertulia.example' })
    return outgoing
  }

  it.each([
    ['http', 'http://lms.example/'],
    ['our own machine', 'https://127.0.0.1/'],
    ['our own machine in six', 'https://[::1]/'],
    ['a private network', 'https://10.1.2.3/'],
    ['another private network', 'https://192.168.1.1/'],
    ['addresses for carriers', 'https://100.64.0.1/'],
    ['the cloud that tells secrets to its machines', 'https://169.254.169.254/latest/meta-data'],
    ['a private network in six', 'https://[fd00::1]/'],
    ['a private address dressed as a public one', 'https://[::ffff:10.0.0.1]/'],
    ['an address written as a number', 'https://2130706433/'],
    ['no host at all', 'https://0.0.0.0/'],
    ['a file', 'file:///etc/passwd'],
    ['a password in the address', 'https://user:password@lms.example/'],
    ['nonsense', 'not an address'],
  ])('is not made to %s', async (_what, url) => {
    await expect(open().call({ url })).rejects.toMatchObject({ name: 'CallRefused' })
  })

  it('is not made to a name that leads to our own machine', async () => {
    const { port } = new URL(address)
    await expect(open().call({ url: `https://localhost:${port}/` })).rejects.toMatchObject({ name: 'CallRefused' })
    expect(reached).toEqual([])
  })

  it('is made to a host that is trusted, by name or with its port', async () => {
    const { host } = new URL(address)
    const answer = await open(host).call({ url: `${address}/here`, headers: { accept: 'text/plain' } })
    expect(JSON.parse(answer.body)).toMatchObject({
      'user-agent': 'Tertulia (+https://tertulia.example)',
      accept: 'text/plain',
    })
    await expect(open('127.0.0.1:1').call({ url: address })).rejects.toMatchObject({ name: 'CallRefused' })
    expect(reached).toEqual(['GET /here'])
  })

  it('follows nobody elsewhere', async () => {
    await expect(open('127.0.0.1').call({ url: `${address}/elsewhere` })).rejects.toMatchObject({
      name: 'AnsweredNo',
      status: 302,
    })
    expect(reached).toEqual(['GET /elsewhere'])
  })

  it('does not wait for ever', async () => {
    await expect(open('127.0.0.1').call({ url: `${address}/silent`, timeout: 50 })).rejects.toThrow('it took too long')
  })

  it('does not read for ever', async () => {
    await expect(open('127.0.0.1').call({ url: `${address}/endless` })).rejects.toThrow('too large')
  })

  it('that fails says so without the query, which may hold a token', async () => {
    const gone = open('127.0.0.1').call({ url: 'http://127.0.0.1:1/register?registration_token=secret' })
    await expect(gone).rejects.toThrow('http://127.0.0.1:1/register could not be reached')
    await expect(gone).rejects.not.toThrow('secret')
  })
})
