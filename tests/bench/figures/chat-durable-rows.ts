import { openDurable } from '../chat/durable.ts'
import type { RawRows } from '../chat/raw-rows.ts'
import { start } from '../child.ts'
import type { Figure } from '../figure.ts'

export const figure: Figure = {
  name: 'chat-durable-rows',
  unit: 'messages a second',
  aim: 0.5,
  better: 'more',
  warmUps: 6,
  about:
    'The same beside raw group commit of the very rows that a message is made of, in the product’s own tables: all of them at hand, nothing looked at, rendered or told.',
  open: () => openDurable(start<RawRows>(new URL('../chat/raw-rows.ts', import.meta.url).href)),
}
