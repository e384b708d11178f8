/** What we use of jws 4, which ships no types; those that others wrote do not know that keys may be KeyObjects. */
declare module 'jws' {
  /** Null for what is no compact JWS; throws where the header says that JSON follows and none does. */
  export function decode(token: string): { header: Readonly<Record<string, unknown>>; payload: unknown } | null
  export function verify(token: string, algorithm: 'RS256', key: import('node:crypto').KeyObject): boolean
}
