import { render } from 'lit'
import { expect, test } from 'vitest'
import type { PersonId } from '../../../api/contract.ts'
import { renderRow, rowStyles, type RowAround } from '../../client/list/room-row.ts'
import type { Room } from '../../contract.ts'

const room = (key: string): Room => ({ key, kind: 'group', name: key, talk: null, people: [], madeBy: null, madeAt: 0 })

const around: RowAround = {
  me: 'nadia' as PersonId,
  findPerson: () => undefined,
  open: 'Two',
  here: new Set(),
  countUnread: () => 0,
  isQuiet: () => false,
}

test('Of all rooms in the list, the one that is open looks open', () => {
  const list = document.createElement('div')
  render(
    ['One', 'Two', 'Three'].map((key) => renderRow(room(key), around)),
    list,
  )
  const looks = rowStyles.cssText.match(/^ *\.row\[aria-current[^\]]*\](?= \{)/m)?.[0].trim() ?? ''
  expect([...list.querySelectorAll(looks)].map((row) => row.querySelector('.name')?.textContent)).toEqual(['Two'])
})
