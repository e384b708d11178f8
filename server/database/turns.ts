/** Runs works of one name one after the other, and those of different names side by side. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>()

  take<T>(name: string, run: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(name) ?? Promise.resolve()).then(run, run)
    this.last.set(name, turn)
    const forget = () => {
      if (this.last.get(name) === turn) this.last.delete(name)
    }
    turn.then(forget, forget)
    return turn
  }
}
