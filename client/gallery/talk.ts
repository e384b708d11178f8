import { html, type TemplateResult } from 'lit'
import '../elements/composer/message-composer.ts'
import '../elements/message/message-item.ts'
import type { Message, MessageAction } from '../elements/types.ts'
import { answer, everyone, everything, mine, question, rightToLeft, street } from './messages.ts'
import { chloe, findPerson, nadia, samuel, tomas } from './people.ts'

interface Look {
  here?: boolean
  pinned?: boolean
  unread?: boolean
  follows?: boolean
  highlighted?: boolean
  pending?: boolean
  roleWord?: string
  replyingTo?: Message
  me?: string
  allowed?: readonly MessageAction[]
}

const draw = (message: Message, look: Look = {}): TemplateResult =>
  html`<message-item
    .message=${message}
    .findPerson=${findPerson}
    .me=${look.me ?? nadia.id}
    .allowed=${look.allowed ?? everyone}
    .replyingTo=${look.replyingTo}
    .roleWord=${look.roleWord ?? ''}
    ?here=${look.here}
    ?pinned=${look.pinned}
    ?unread=${look.unread}
    ?follows=${look.follows}
    ?highlighted=${look.highlighted}
    ?pending=${look.pending}
  ></message-item>`

const whole: readonly MessageAction[] = [
  'reply',
  'react',
  'edit',
  'mark-unread',
  'copy-link',
  'pin',
  'revisions',
  'delete',
]

export const messages = () =>
  html`<div class="reading">
    ${draw(everything, { here: true, pinned: true, allowed: whole })}
    ${draw(question, { unread: true, roleWord: 'second month' })} ${draw(street, { follows: true })}
    ${draw(answer, { highlighted: true })} ${draw(mine, { pending: true })}
    ${draw(rightToLeft, { replyingTo: everything })}
    ${draw({ ...mine, author: chloe.id, html: '<p>A name that is longer than most.</p>' })}
    ${draw({ ...mine, author: samuel.id, html: '<p>Nothing can be done with this one.</p>' }, { allowed: [] })}
    ${draw({ ...answer, gone: 'deleted' }, { me: tomas.id, allowed: ['restore'] })}
    ${draw({ ...question, gone: 'hidden' }, { allowed: [] })} ${drawEditing()}
  </div>`

const drawEditing = () =>
  html`<message-item editing .message=${mine} .findPerson=${findPerson} .me=${nadia.id} .allowed=${whole}>
    <message-composer
      slot="editor"
      cancellable
      send-label="Save"
      label="Your message"
      value="Did you measure before or after the softener?"
    ></message-composer>
  </message-item>`
