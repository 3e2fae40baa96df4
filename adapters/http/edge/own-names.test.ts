/** Names in `Host`, and addresses: which are our own. */
import { expect, test } from 'vitest'
import { isLoopback, isOwnName, plainAddress } from './own-names.ts'

test.each([
  ['localhost', true],
  ['LOCALHOST:8080', true],
  ['127.0.0.1:1', true],
  ['[::1]:8080', true],
  ['counter.example', true],
  ['counter.example:8443', true],
  ['evil.example', false],
  ['counter.example.evil.example', false],
  ['localhost.evil.example', false],
  ['evil.example@localhost', false],
  ['localhost/evil', false],
  ['', false],
  [undefined, false],
])('%s: %s', (host, isOwn) => {
  expect(isOwnName(host, ['counter.example'])).toBe(isOwn)
})

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['127.evil.example', false],
])('%s stays within the machine: %s', (address, isWithin) => {
  expect(isLoopback(address)).toBe(isWithin)
})

test('an address is written in one way only', () => {
  expect(['::ffff:10.0.0.1', '10.0.0.1', 'fe80::1'].map(plainAddress)).toEqual([
    '10.0.0.1',
    '10.0.0.1',
    'fe80::1',
  ])
})
