/** What a bare side answers: the seconds that so many commits took. */
export type GroupCommit = { commit(work: { submitters: number; each: number }): Promise<number> }

interface Parts {
  begin(): unknown
  insert(message: { readonly id: string; readonly author: number }): unknown
  end(): unknown
}

/** Commits everything that was submitted in one turn of the event loop together; whoever submits waits for it. */
export function committingTogether({ begin, insert, end }: Parts): GroupCommit {
  let waiting: { readonly id: string; readonly author: number; readonly settle: () => void }[] = []
  let round = 0

  function commitTurn(): void {
    const turn = waiting
    waiting = []
    begin()
    for (const message of turn) insert(message)
    end()
    for (const { settle } of turn) settle()
  }

  const submit = (id: string, author: number) =>
    new Promise<void>((settle) => {
      if (waiting.length === 0) setImmediate(commitTurn)
      waiting.push({ id, author, settle })
    })

  return {
    async commit({ submitters, each }) {
      round += 1
      const begun = performance.now()
      const write = async (author: number) => {
        for (let count = 0; count < each; count += 1) await submit(`${round}-${author}-${count}`, author)
      }
      await Promise.all(Array.from({ length: submitters }, (_, author) => write(author)))
      return (performance.now() - begun) / 1000
    },
  }
}
