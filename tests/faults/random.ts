import { createHash } from 'node:crypto'

/** Chance that comes the same way again for the same seed. */
export class Chance {
  private taken = 0

  constructor(private readonly seed: number) {}

  /** From 0 up to 1, which it never is. */
  next(): number {
    const digest = createHash('sha256')
      .update(`${this.seed} ${(this.taken += 1)}`)
      .digest()
    return digest.readUInt32BE(0) / 2 ** 32
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.between(0, choices.length - 1)] ?? choices[0]
  }
}
