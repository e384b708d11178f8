/** The page that links for guests lead to, outside any LMS. */
const page = '/guest'

/** A new link for somebody without an account. */
export interface MadeLink {
  /** The whole of it, to be handed on. Nobody has it but this page: it is shown once. */
  readonly address: string
  /** What the server is told: the SHA-256 of its secret, base64url. */
  readonly hash: string
}

/** Makes a link: 32 bytes of chance in the fragment of an address, which browsers send to nobody. */
export async function makeGuestLink(): Promise<MadeLink> {
  const secret = toText(crypto.getRandomValues(new Uint8Array(32)))
  const hash = toText(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))))
  return { address: `${new URL(page, location.href).href}#${secret}`, hash }
}

/** The secret in the address of the page. It stays there, so that reloading works; it is spent soon enough. */
export const takeSecret = (): string => location.hash.slice(1)

const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
