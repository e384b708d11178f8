import { onDevice } from '../../../api/client.ts'

/** Replies below what they answer, or all in the order in which they were said. */
export type Layout = 'nested' | 'flat'

const key = 'discussion.layout'

/** What the reader chose on this device, for every thread. */
export const readLayout = (): Layout => (onDevice.get(key) === 'flat' ? 'flat' : 'nested')

export function keepLayout(layout: Layout): void {
  onDevice.set(key, layout)
}

export const otherLayout = (layout: Layout): Layout => (layout === 'flat' ? 'nested' : 'flat')
