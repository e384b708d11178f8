import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes, as text that fits an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret: enough to recognise it, too little to use it. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
