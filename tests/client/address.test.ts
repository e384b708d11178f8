import { expect, test } from 'vitest'
import { addressIn, hashOf, readPlace } from '../../client/address.ts'

test('a place survives the address, whatever is in it', () => {
  for (const path of ['', 'thread/01hx', 'vuelta/año 1', 'what?/is#this', '100%'])
    expect(readPlace(hashOf({ path }))).toEqual({ path })
})

test('a link to a message says where it is and which one', () => {
  const place = { path: 'thread/01hx', message: { conversation: 'talk1', seq: 12 } }
  expect(hashOf(place)).toBe('#/thread/01hx?message=talk1.12')
  expect(readPlace(hashOf(place))).toEqual(place)
})

test('a fragment that is none of ours is the first page', () => {
  for (const hash of ['', '#', '#code=abc', '#/%E0%A4%A', '#thread']) expect(readPlace(hash)).toEqual({ path: '' })
})

test('a link to another activity keeps what lets the page be shown in its frame', () => {
  history.replaceState(null, '', '/?platform=solera&activity=here#/')
  expect(addressIn('there', { path: 'thread/1' })).toBe('?platform=solera&activity=there#/thread/1')
  history.replaceState(null, '', '/')
})
