import type { MessageComposer } from '../../composer/message-composer.ts'

/** A composer of the view: at the foot, below a message, or in the place of one. */
export type Writer = 'editor' | 'below' | 'foot'

/** @param roots where the messages and the foot are drawn */
function findComposer(roots: readonly (ParentNode | undefined)[], where: Writer): MessageComposer | null | undefined {
  const inside =
    where === 'foot' ? '.foot > message-composer' : `message-composer[slot=${where}], [slot=${where}] message-composer`
  return roots.flatMap((root) => root?.querySelector<MessageComposer>(inside) ?? [])[0]
}

/** Puts the writer into a composer, and it in view. */
export async function focusComposer(roots: readonly (ParentNode | undefined)[], where: Writer): Promise<void> {
  const composer = findComposer(roots, where)
  await composer?.updateComplete
  composer?.focus()
  composer?.scrollIntoView({ block: 'nearest' })
}
