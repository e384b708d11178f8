/** Three looks of a second each: the page has looked at what is in view as often meanwhile, since both wait for the same clock. */
export const lookThrice = (): Promise<void> =>
  new Promise((resolve) => {
    let looks = 0
    const timer = setInterval(() => {
      looks += 1
      if (looks < 3) return
      clearInterval(timer)
      resolve()
    }, 1000)
  })
