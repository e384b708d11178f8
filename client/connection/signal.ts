/** Something to wait for that is given once. */
export interface Signal {
  readonly given: Promise<void>
  readonly give: () => void
}

export function makeSignal(): Signal {
  let give = () => {}
  const given = new Promise<void>((resolve) => (give = resolve))
  return { given, give }
}
