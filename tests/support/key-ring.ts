import { makeKeyPair, type KeyPair } from '../../lti/ltijs/key-pairs.ts'

/** Those that nobody uses at the moment. */
const ring: KeyPair[] = []

/** Pairs that nobody else in this process has until they are given back. */
export interface BorrowedKeys {
  next(): Promise<KeyPair>
  giveBack(): void
}

/** Making a pair takes longer than most tests do, and who comes after somebody that is gone may well sign with the same. */
export function borrowKeys(): BorrowedKeys {
  const borrowed: KeyPair[] = []
  return {
    async next() {
      const pair = ring.pop() ?? (await makeKeyPair())
      borrowed.push(pair)
      return pair
    },
    giveBack: () => void ring.push(...borrowed.splice(0)),
  }
}
