import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { isIP, Socket } from 'node:net'
import { afterEach, expect } from 'vitest'

/**
 * Tests call nobody but this machine. A connection or a look-up that would leave it fails at once, and so does the test,
 * even when the code under test swallows the error.
 */
export const calls = findCalls()

afterEach(() => {
  const unexpected = calls.splice(0)
  expect(unexpected, 'calls that would have left this machine').toEqual([])
})

const reservedNames = /(^|\.)(test|example|invalid|example\.(com|net|org))$/i

const isHere = (host: string): boolean =>
  /^(localhost|.*\.localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3}|0\.0\.0\.0|::)$/i.test(host.replace(/^\[|\]$/g, ''))

function refuseAway(host: string): NodeJS.ErrnoException | undefined {
  if (isHere(host)) return undefined
  // Names kept for examples are no address of anybody: that they are not found is what tests of dead platforms want.
  if (!reservedNames.test(host)) calls.push(host)
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host} (tests call nobody but this machine)`), {
    code: 'ENOTFOUND',
  })
}

type Connect = (this: Socket, ...args: unknown[]) => Socket

/**
 * Files share a worker, and each runs this one again: what is guarded stays so, and all read what the guard writes. It is kept
 * at what is guarded, since a file may have a global object of its own.
 */
function findCalls(): string[] {
  const key = Symbol.for('tertulia.no-network')
  const known = Reflect.get(Socket.prototype, key) as string[] | undefined
  if (known) return known
  const begun: string[] = []
  Object.assign(Socket.prototype, { [key]: begun })
  guardSockets()
  guardLookups()
  return begun
}

function guardSockets(): void {
  const connect = Reflect.get(Socket.prototype, 'connect') as Connect
  const guardedConnect: Connect = function (...args) {
    const error = refuseAway(hostOf(args) ?? 'localhost')
    if (!error) return connect.apply(this, args)
    return this.destroy(error)
  }
  Object.assign(Socket.prototype, { connect: guardedConnect })
}

/** The host of `connect(options)`, `connect(port, host)`, or of the array that net.connect makes of either. */
function hostOf(args: unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  if (typeof first === 'object' && first !== null && 'host' in first && typeof first.host === 'string')
    return first.host
  return typeof second === 'string' ? second : undefined
}

function guardLookups(): void {
  const lookup = dns.lookup
  const lookupLater = dns.promises.lookup
  const guardedLookup = (host: string, ...rest: unknown[]) => {
    const error = isIP(host) ? undefined : refuseAway(host)
    const callback = rest.at(-1) as (error: Error) => void
    if (error) process.nextTick(callback, error)
    else Reflect.apply(lookup, dns, [host, ...rest])
  }
  const guardedLookupLater = async (host: string, ...rest: unknown[]) => {
    const error = isIP(host) ? undefined : refuseAway(host)
    if (error) throw error
    return Reflect.apply(lookupLater, dns.promises, [host, ...rest]) as Promise<unknown>
  }
  Object.assign(dns, { lookup: guardedLookup })
  Object.assign(dns.promises, { lookup: guardedLookupLater })
  syncBuiltinESMExports()
}
