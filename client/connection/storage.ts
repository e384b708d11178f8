/**
 * A browser's storage that never throws. In a frame whose storage is blocked, or when it is full, what is kept lives as long
 * as the page.
 */
export class KeptStorage {
  private readonly memory = new Map<string, string>()

  constructor(private readonly open: () => Storage) {}

  /** Whether all that was kept is there after the page is gone. */
  get lasts(): boolean {
    return this.memory.size === 0
  }

  get(key: string): string | undefined {
    try {
      return this.open().getItem(key) ?? this.memory.get(key)
    } catch {
      return this.memory.get(key)
    }
  }

  /** @returns whether it will be there after the page is gone */
  set(key: string, value: string): boolean {
    try {
      this.open().setItem(key, value)
      this.memory.delete(key)
      return true
    } catch {
      this.memory.set(key, value)
      return false
    }
  }

  remove(key: string): void {
    this.memory.delete(key)
    try {
      this.open().removeItem(key)
    } catch {
      // What could not be opened holds nothing.
    }
  }

  /** What was written as JSON; undefined when it is not there, or is no JSON. The shape is what we wrote ourselves. */
  read(key: string): unknown {
    try {
      return JSON.parse(this.get(key) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }
}

/** Kept on this device. */
export const onDevice = new KeptStorage(() => localStorage)

/** Kept in this tab, also when it is reloaded. */
export const inTab = new KeptStorage(() => sessionStorage)
