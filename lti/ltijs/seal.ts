import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts what must not be read from a copy of the database. */
export interface Seal {
  /** `about` is bound to the text: sealed text that was moved to another row does not open. */
  close(text: string, about: string): string
  /** Throws KeysUnreadable. */
  open(sealed: string, about: string): string
}

/** Something was encrypted with another secret, or was changed. */
export class KeysUnreadable extends Error {
  override readonly name = 'KeysUnreadable'

  constructor() {
    super(
      "The tool's own keys cannot be read with this TERTULIA_SECRET. Put back the secret that they were made with; if it is lost, connect the platforms again.",
    )
  }
}

/** Says how a text was sealed, so that a later way can live beside this one. */
const version = 'v1'

/** AES-256-GCM with a key derived from the secret of the house. */
export function openSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'tertulia front door v1', 32))
  return {
    close(text, about) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [version, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
    },
    open(sealed, about) {
      const [made, iv, tag, text] = sealed.split('.')
      if (made !== version || !iv || !tag || text === undefined) throw new KeysUnreadable()
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
        decipher.setAAD(Buffer.from(about)).setAuthTag(Buffer.from(tag, 'base64url'))
        return decipher.update(text, 'base64url', 'utf8') + decipher.final('utf8')
      } catch {
        throw new KeysUnreadable()
      }
    },
  }
}
