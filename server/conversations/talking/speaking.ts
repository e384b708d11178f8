import { refuse } from '../../errors.ts'
import type { CommandScope } from '../../operations/feature.ts'
import { keepPace, type Deed } from './paces.ts'

/** Throws `muted`, which says until when, for somebody who cannot write in the course for now. */
export function checkNotMuted({ reader, now }: Pick<CommandScope, 'reader' | 'now'>): void {
  const { muted } = reader
  if (muted && muted.until > now) throw Object.assign(refuse('muted'), { values: { until: muted.until } })
}

/** The door to saying something, whatever it is: not while muted, and not faster than people talk. */
export async function checkMaySpeak(scope: CommandScope, deed: Deed): Promise<void> {
  checkNotMuted(scope)
  await keepPace(scope, deed)
}
