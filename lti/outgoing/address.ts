import { lookup, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { CallRefused } from './failures.ts'

/** True for addresses of the public internet; false for private, loopback, link-local and every special range. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/**
 * Throws unless the URL is https without a password in it, or names a trusted host. Whether the name leads to a public
 * address shows only when it is resolved: see `lookupPublic`.
 */
export function checkUrl(text: string, trustedHosts: readonly string[]): { url: URL; trusted: boolean } {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw new CallRefused('It is not a web address.', text)
  if (url.username || url.password) throw new CallRefused('It carries a password.', text)
  if (trustedHosts.includes(url.host) || trustedHosts.includes(url.hostname)) return { url, trusted: true }
  if (url.protocol !== 'https:') throw new CallRefused('It is not https.', text)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(literal) && !isPublicAddress(literal)) throw new CallRefused('Its address is not public.', text)
  return { url, trusted: false }
}

/**
 * Resolves a name for a connection and refuses it when any of its addresses is not public. The connection is made to
 * what is answered here, so a name that changes its mind between check and call gains nothing.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error || !first) return callback(error ?? new Error(`${hostname} has no address.`), '', 0)
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new CallRefused('Its address is not public.', hostname), '', 0)
    if (options.all) return callback(null, addresses)
    return callback(null, first.address, first.family)
  })
}
