const shortest = 1000
const longest = 30_000

/**
 * Loads a part of the page that nobody waits for, once, however often it is asked for: where there is no network it is tried
 * again when there is one. To be made outside of what is drawn: `const loadList = inTime(() => import('./list.ts'))`.
 */
export function inTime<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let loading: Promise<Module> | undefined
  return () => (loading ??= tryUntilThere(load))
}

async function tryUntilThere<Module>(load: () => Promise<Module>): Promise<Module> {
  for (let pause = shortest; ; pause = Math.min(longest, 2 * pause)) {
    try {
      return await load()
    } catch {
      await networkOr(pause)
    }
  }
}

const networkOr = (pause: number): Promise<void> =>
  new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer)
      window.removeEventListener('online', goOn)
      resolve()
    }
    const timer = setTimeout(goOn, pause)
    window.addEventListener('online', goOn)
  })
