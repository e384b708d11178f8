import { KeptStorage } from '../../../client/connection/storage.ts'

/** A storage that begins empty and is nobody else's. */
export function makeStorage(): KeptStorage {
  const kept = new Map<string, string>()
  const storage: Partial<Storage> = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
  return new KeptStorage(() => storage as Storage)
}

/** A storage as a browser gives it to a frame that may keep nothing. */
export const makeBlockedStorage = (): KeptStorage =>
  new KeptStorage(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
