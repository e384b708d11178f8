import { hash } from 'node:crypto'
import { takeChance } from '../chance.ts'
import { timeLength, writeTime } from '../ids.ts'

/** 32 random bytes, as text that fits an address. */
export const newSecret = (): string => takeChance(32).toString('base64url')

/** What is stored of a secret: enough to recognise it, too little to use it. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url')

/** A secret for minutes, with its time before it. */
export const newCode = (now: number): string => writeTime(now) + newSecret()

/** What is stored of a code: those of one time lie side by side, so that a commit of many writes few pages of the database. */
export const hashCode = (code: string): string => code.slice(0, timeLength) + hashSecret(code)
